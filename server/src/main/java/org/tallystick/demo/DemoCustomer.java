package org.tallystick.demo;

import java.util.List;
import java.util.Locale;
import org.tallystick.customers.CustomerKind;

/** One of the cast: who they are, what they buy each month, and how they pay. */
record DemoCustomer(
        String number,
        String name,
        CustomerKind kind,
        String taxId,
        Locale language,
        String currency,
        String terms,
        String street,
        String postalCode,
        String city,
        String country,
        String contact,
        String email,
        PayingHabit habit,
        int monthlyRetainer,
        int hoursAtMost) {
    private static final Locale GERMAN = Locale.GERMAN;
    private static final Locale ENGLISH = Locale.ENGLISH;

    /** Everybody who owes Harbor Consulting something, or did. */
    static List<DemoCustomer> cast() {
        return List.of(
                business("C-1001", "Acme Corp", "DE811115368", GERMAN, "NET 30", "Speicherstadt 4", "20457", "Hamburg", "Anna Brandt", "ap@acme.example", PayingHabit.PROMPT, 2400, 60),
                new DemoCustomer("C-1002", "Mercy Clinic", CustomerKind.PUBLIC_BODY, "DE129273398", GERMAN, "EUR", "NET 30", "Klinikweg 12", "28195", "Bremen", "DE", "Jonas Petersen", "rechnung@mercy-clinic.example", PayingHabit.SLOW, 3800, 90),
                business("C-1003", "Globex Logistics GmbH", "DE136695976", GERMAN, "NET 14", "Hafenstraße 88", "24103", "Kiel", "Mara Vogt", "invoices@globex.example", PayingHabit.DISPUTING, 1200, 110),
                new DemoCustomer("C-1004", "Redwood Analytics Inc.", CustomerKind.BUSINESS, "US-47-1930284", ENGLISH, "USD", "NET 45", "500 Mission Street", "94105", "San Francisco", "US", "Dana Whitfield", "payables@redwood.example", PayingHabit.PROMPT, 5200, 40),
                business("C-1005", "Nordlicht Energie AG", "DE814160246", GERMAN, "NET 30; 2% 10", "Am Leuchtturm 1", "25980", "Sylt", "Timo Carstens", "kreditoren@nordlicht.example", PayingHabit.DISCOUNT, 4100, 70),
                business("C-1006", "Brightwater Foods GmbH", "DE201456783", GERMAN, "EOM 15", "Marktplatz 3", "21335", "Lüneburg", "Svenja Hahn", "buchhaltung@brightwater.example", PayingHabit.LATE, 900, 80),
                business("C-1007", "Studio Feldmann", "DE278334512", GERMAN, "NET 14", "Schanzenstraße 27", "20357", "Hamburg", "Lea Feldmann", "lea@studio-feldmann.example", PayingHabit.PROMPT, 450, 24),
                business("C-1008", "Vandelay Import & Export", "DE199201377", GERMAN, "NET 30", "Zollkai 9", "20457", "Hamburg", "Art Vandelay", "office@vandelay.example", PayingHabit.SILENT, 1500, 35),
                new DemoCustomer("C-1009", "Stadtwerke Elbufer", CustomerKind.PUBLIC_BODY, "DE118509725", GERMAN, "EUR", "SPLIT 50% 14, 50% 45", "Uferallee 60", "22880", "Wedel", "DE", "Frank Dührkop", "erechnung@elbufer.example", PayingHabit.PROMPT, 6200, 120),
                business("C-1010", "Kaffeerösterei Morgenrot", "DE294857610", GERMAN, "NET 7", "Lange Reihe 14", "20099", "Hamburg", "Nuri Aydin", "hallo@morgenrot.example", PayingHabit.SLOW, 250, 10),
                business("C-1011", "Hansa Maschinenbau KG", "DE117240359", GERMAN, "NET 60", "Industriepark 2", "23556", "Lübeck", "Uwe Matthiesen", "einkauf@hansa-mb.example", PayingHabit.PROMPT, 3300, 140),
                business("C-1012", "Ocean Data Systems", "DE305118822", ENGLISH, "NET 30", "Kaistraße 101", "24114", "Kiel", "Priya Nair", "finance@oceandata.example", PayingHabit.SLOW, 2800, 95));
    }

    private static DemoCustomer business(
            String number, String name, String taxId, Locale language, String terms, String street, String postalCode,
            String city, String contact, String email, PayingHabit habit, int retainer, int hours) {
        return new DemoCustomer(number, name, CustomerKind.BUSINESS, taxId, language, "EUR", terms, street, postalCode,
                city, "DE", contact, email, habit, retainer, hours);
    }
}
