package org.tallystick.lib.einvoice.testing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Account;
import org.tallystick.lib.einvoice.model.Address;
import org.tallystick.lib.einvoice.model.AllowanceCharge;
import org.tallystick.lib.einvoice.model.Attachment;
import org.tallystick.lib.einvoice.model.Attribute;
import org.tallystick.lib.einvoice.model.Card;
import org.tallystick.lib.einvoice.model.Classification;
import org.tallystick.lib.einvoice.model.Contact;
import org.tallystick.lib.einvoice.model.Delivery;
import org.tallystick.lib.einvoice.model.DocumentTypes;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.EInvoiceBuilder;
import org.tallystick.lib.einvoice.model.Identifier;
import org.tallystick.lib.einvoice.model.Item;
import org.tallystick.lib.einvoice.model.Line;
import org.tallystick.lib.einvoice.model.LineBuilder;
import org.tallystick.lib.einvoice.model.Note;
import org.tallystick.lib.einvoice.model.Party;
import org.tallystick.lib.einvoice.model.PartyBuilder;
import org.tallystick.lib.einvoice.model.Payee;
import org.tallystick.lib.einvoice.model.Payment;
import org.tallystick.lib.einvoice.model.PaymentMeans;
import org.tallystick.lib.einvoice.model.Period;
import org.tallystick.lib.einvoice.model.PrecedingInvoice;
import org.tallystick.lib.einvoice.model.Price;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.einvoice.model.References;
import org.tallystick.lib.einvoice.model.SupportingDocument;
import org.tallystick.lib.einvoice.model.TaxRepresentative;
import org.tallystick.lib.einvoice.model.VatCode;

/** Valid invoices of every shape, made from a seed: what EN 16931 and the profile allow, in any combination. */
public final class RandomInvoices {
    private static final List<String> WORDS = List.of(
            "Acme Corp",
            "Mercy Clinic",
            "Søren & Åse A/S",
            "Ελληνική Εταιρεία",
            "ООО «Ромашка»",
            "株式会社テスト",
            "شركة الاختبار",
            "חברה בע\"מ",
            "ไทย จำกัด",
            "<Müller> & 'Söhne'",
            "Zoë\u0301 \ud83d\ude80",
            "Long " + "name ".repeat(80) + "end");
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "USD", "GBP", "SEK", "JPY", "KWD", "CLF");
    private static final List<String> RATES = List.of("19", "19.00", "7", "20", "5.5", "25", "0.5");
    private static final List<String> UNITS = List.of("C62", "HUR", "KGM", "MTR", "DAY", "XPP");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final Random random;
    private final Profile profile;
    private final boolean whole;
    private final String currency;
    private final List<VatCode> vat;

    private RandomInvoices(long seed, Profile profile) {
        random = new Random(seed);
        this.profile = profile;
        currency = any(CURRENCIES);
        whole = currency.equals("JPY");
        vat = categories();
    }

    /** The invoice of a seed; the same seed makes the same invoice. */
    public static EInvoice of(long seed, Profile profile) {
        return new RandomInvoices(seed, profile).invoice();
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private boolean often() {
        return random.nextInt(3) > 0;
    }

    private boolean rarely() {
        return random.nextInt(4) == 0;
    }

    private boolean seldom() {
        return random.nextInt(12) == 0;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private BigDecimal amount(int most) {
        return whole
                ? BigDecimal.valueOf(random.nextInt(most) + 1)
                : BigDecimal.valueOf(random.nextInt(most * 100) + 1, 2);
    }

    /** What is outside the scope of VAT stands alone; XRechnung wants a rate everywhere. */
    private List<VatCode> categories() {
        if (seldom() && profile != Profile.XRECHNUNG) {
            return List.of(new VatCode("O", null));
        }
        List<VatCode> codes = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String category = any(List.of("S", "S", "S", "Z", "E", "AE", "K", "G", "L", "M"));
            String rate = switch (category) {
                case "S" -> any(RATES);
                case "L", "M" -> "7";
                default -> "0";
            };
            codes.add(new VatCode(category, number(rate)));
        }
        return codes;
    }

    private EInvoice invoice() {
        boolean credit = rarely();
        EInvoiceBuilder builder = EInvoice.builder("R-" + random.nextInt(1_000_000), DAY, currency)
                .profile(profile)
                .type(credit ? DocumentTypes.CREDIT_NOTE : DocumentTypes.INVOICE)
                .references(references())
                .seller(seller())
                .buyer(buyer())
                .delivery(delivery());
        vat.forEach(code -> exemption(builder, code));
        if (often()) {
            builder.period(new Period(DAY.minusDays(30), DAY));
        }
        if (rarely()) {
            builder.add(rarely() ? new Note("AAI", any(WORDS)) : Note.of(any(WORDS)));
        }
        builder.payment(payment());
        optional(builder, credit);
        lines(builder);
        return sums(builder);
    }

    private static void exemption(EInvoiceBuilder builder, VatCode code) {
        switch (String.valueOf(code.category())) {
            case "E" -> builder.exemption("E", "Exempt by law", "VATEX-EU-132");
            case "AE" -> builder.exemption("AE", "Reverse charge", "VATEX-EU-AE");
            case "K" -> builder.exemption("K", null, "VATEX-EU-IC");
            case "G" -> builder.exemption("G", "Export", "VATEX-EU-G");
            case "O" -> builder.exemption("O", "Outside the scope of VAT", null);
            default -> {}
        }
    }

    private void optional(EInvoiceBuilder builder, boolean credit) {
        if (credit || rarely()) {
            builder.add(new PrecedingInvoice("P-1", often() ? DAY.minusDays(40) : null));
        }
        if (rarely()) {
            builder.taxPointOn(DAY);
        } else if (rarely()) {
            builder.taxPointCode(any(List.of("3", "35", "432")));
        }
        if (rarely()) {
            builder.payee(new Payee(any(WORDS) + " Factoring", Identifier.of("PAY-1"), null));
        }
        if (rarely() && !vat.getFirst().equals(new VatCode("O", null))) {
            builder.taxRepresentative(new TaxRepresentative(any(WORDS), "FR12345678901", address()));
        }
        if (rarely()) {
            byte[] content = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
            Attachment file = often() ? new Attachment("text/csv", "proof.csv", content) : null;
            builder.add(new SupportingDocument("D-1", any(WORDS), rarely() ? "https://example.org/d" : null, file));
        }
        if (rarely()) {
            builder.taxCurrency(currency.equals("DKK") ? "EUR" : "DKK");
        }
    }

    private References references() {
        return new References(
                "04011000-12345-34",
                rarely() ? "PROJECT-7" : null,
                rarely() ? "CONTRACT-1" : null,
                often() ? "ORDER-5" : null,
                rarely() ? "SALES-6" : null,
                rarely() ? "RECEIPT-8" : null,
                rarely() ? "DESPATCH-9" : null,
                rarely() ? "TENDER-10" : null,
                rarely() ? Identifier.of("ABZ", "METER-11") : null,
                rarely() ? "4217:2323" : null);
    }

    private Party seller() {
        PartyBuilder builder = Party.named(any(WORDS))
                .registration(Identifier.of("HRB 12345"))
                .endpoint(Identifier.of("9915", "seller"))
                .address(address())
                .contact(new Contact("Ada " + any(WORDS), "+43 1 234567", "ada@example.org"))
                .tradingName(rarely() ? any(WORDS) : null)
                .legalForm(rarely() ? "Company limited by shares" : null);
        if (!vat.getFirst().equals(new VatCode("O", null))) {
            builder.vatId("ATU12345678").taxRegistration(rarely() ? "12/345/6789" : null);
        }
        if (rarely()) {
            builder.identifier(Identifier.of("S-1")).identifier(Identifier.of("0060", "123456789"));
        }
        return builder.build();
    }

    private Party buyer() {
        PartyBuilder builder = Party.named(any(WORDS))
                .endpoint(Identifier.of("9915", "buyer"))
                .address(address())
                .tradingName(rarely() ? any(WORDS) : null)
                .contact(rarely() ? new Contact(any(WORDS), null, "b@example.org") : null)
                .registration(rarely() ? Identifier.of("0060", "987654321") : null);
        if (!vat.getFirst().equals(new VatCode("O", null))) {
            builder.vatId("FR12345678901");
        }
        return rarely() ? builder.identifier(Identifier.of("B-1")).build() : builder.build();
    }

    private Address address() {
        return new Address(
                any(WORDS),
                rarely() ? "Floor 2" : null,
                rarely() ? "Door 3" : null,
                any(List.of("Wien", "Paris", "Αθήνα", "東京")),
                "1010",
                rarely() ? "Region" : null,
                any(List.of("AT", "FR", "BE", "ES", "PL")));
    }

    private Delivery delivery() {
        return new Delivery(
                often() ? any(WORDS) : null,
                rarely() ? Identifier.of("0060", "555555555") : null,
                DAY.minusDays(1),
                address());
    }

    private Payment payment() {
        PaymentMeans means = switch (random.nextInt(4)) {
            case 0 -> PaymentMeans.transfer("58", new Account("AT611904300234573201", any(WORDS), "BKAUATWW"));
            case 1 -> new PaymentMeans("59", null, null, null, "AT611904300234573201");
            case 2 -> new PaymentMeans("48", "Card", null, new Card("1234", "Ada"), null);
            default -> PaymentMeans.transfer("30", new Account("AT611904300234573201", null, null));
        };
        boolean debit = "59".equals(means.code());
        return new Payment(
                DAY.plusDays(30),
                rarely() ? "Payable in 30 days " + any(WORDS) : null,
                rarely() ? "RF18539007547034" : null,
                debit ? "MANDATE-1" : null,
                debit ? "AT61ZZZ01234567890" : null,
                List.of(means));
    }

    private void lines(EInvoiceBuilder builder) {
        int count = 1 + random.nextInt(rarely() ? 20 : 4);
        for (int i = 1; i <= count; i++) {
            builder.add(line(i));
        }
        int parts = random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            builder.add(part(any(vat), true));
        }
    }

    private Line line(int number) {
        BigDecimal quantity =
                whole ? BigDecimal.valueOf(random.nextInt(50) + 1) : BigDecimal.valueOf(random.nextInt(100_000) + 1, 3);
        String unit = any(UNITS);
        Price price = price(unit);
        boolean returned = seldom();
        LineBuilder builder = Line.of(
                        String.valueOf(number), item(), returned ? quantity.negate() : quantity, unit, price, any(vat))
                .note(rarely() ? any(WORDS) : null)
                .orderLine(rarely() ? "OL-" + number : null)
                .buyerAccounting(rarely() ? "COST-1" : null)
                .invoicedObject(rarely() ? Identifier.of("ABZ", "METER-" + number) : null);
        if (rarely()) {
            builder.add(part(null, false));
        }
        return builder.build();
    }

    private Price price(String unit) {
        if (whole) {
            return Price.of(BigDecimal.valueOf(random.nextInt(100_000)));
        }
        BigDecimal net = BigDecimal.valueOf(random.nextInt(10_000_000), 4);
        if (rarely()) {
            BigDecimal discount = BigDecimal.valueOf(random.nextInt(1000), 2);
            return new Price(net, discount, net.add(discount), null, null);
        }
        return rarely() ? new Price(net, null, null, BigDecimal.valueOf(100), unit) : Price.of(net);
    }

    private Item item() {
        return new Item(
                any(WORDS),
                rarely() ? any(WORDS) : null,
                rarely() ? "SKU-1" : null,
                rarely() ? "BUY-1" : null,
                rarely() ? Identifier.of("0160", "04012345678901") : null,
                rarely() ? List.of(new Classification("65434568", "STI", null)) : List.of(),
                rarely() ? "FR" : null,
                rarely() ? List.of(new Attribute("Colour", any(WORDS))) : List.of());
    }

    private AllowanceCharge part(@Nullable VatCode code, boolean ofDocument) {
        boolean charge = random.nextBoolean();
        String reasonCode = charge ? "FC" : "95";
        if (whole || often()) {
            return new AllowanceCharge(
                    charge, amount(50), null, null, code, any(WORDS), ofDocument && rarely() ? reasonCode : null);
        }
        BigDecimal base = BigDecimal.valueOf(random.nextInt(100) + 1, 0).setScale(2);
        return new AllowanceCharge(
                charge, base.movePointLeft(1).setScale(2), base, BigDecimal.TEN, code, "Discount", reasonCode);
    }

    private EInvoice sums(EInvoiceBuilder builder) {
        EInvoice first = builder.build();
        if (rarely()) {
            builder.prepaid(amount(20));
        }
        if (rarely()) {
            builder.rounding(number(whole ? "1" : "0.03"));
        }
        if (first.taxCurrency() != null && first.totals().tax() != null) {
            builder.taxInTaxCurrency(first.totals().tax().multiply(BigDecimal.valueOf(7)));
        }
        return builder.build();
    }
}
