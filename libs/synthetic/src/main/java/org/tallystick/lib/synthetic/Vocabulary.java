package org.tallystick.lib.synthetic;

import java.util.List;

/** Words for names and texts, in two families; the second is used in reports only. */
record Vocabulary(
        List<String> stems,
        List<String> trades,
        List<String> forms,
        List<String> cities,
        List<String> openings,
        List<String> services,
        List<String> incomes,
        List<String> prefixes) {

    static Vocabulary of(boolean second) {
        return second ? SECOND : FIRST;
    }

    private static final Vocabulary FIRST = new Vocabulary(
            List.of(
                    "Ahlers", "Baumann", "Castell", "Delorme", "Eckhart", "Fontane", "Gärtner", "Hollander", "Iversen",
                    "Jansson", "Kowalski", "Lindqvist", "Moreau", "Nørgaard", "Oberländer", "Petersen", "Quandt",
                    "Rossetti", "Schönfeld", "Thorvald", "Ulmer", "Vandermeer", "Westphal", "Zimmermann"),
            List.of(
                    "Logistik", "Maschinenbau", "Trading", "Foods", "Textil", "Elektronik", "Papier", "Chemie", "Holz",
                    "Medical", "Services", "Werkzeuge"),
            List.of("GmbH", "AG", "KG", "Ltd", "S.A.", "BV", "Inc.", "SARL"),
            List.of("Hamburg", "Lyon", "Malmö", "Gent", "Leeds", "Graz", "Torino", "Aarhus"),
            List.of("", "", "INVOICE ", "RECHNUNG ", "RE-NR ", "PAYMENT FOR ", "INV. ", "ZAHLUNG ", "/ROC/", "FACTURE "),
            List.of("Nordfactor Finance", "Clearpay Collect", "Inkasso Dienst West"),
            List.of("INTEREST", "TAX REFUND", "INSURANCE CLAIM", "RENT DEPOSIT", "SALE OF VEHICLE"),
            List.of("INV-%1$d-%2$06d", "RE%3$d%2$06d", "%1$d%2$07d"));

    private static final Vocabulary SECOND = new Vocabulary(
            List.of(
                    "Abernathy", "Bellini", "Carvalho", "Drexler", "Engström", "Falkenberg", "Grünwald", "Hashimoto",
                    "Ibarra", "Jørgensen", "Kessler", "Lefèvre", "Marchetti", "Novák", "Orlowski", "Pettersson",
                    "Quirós", "Reinhardt", "Sokolov", "Tanaka", "Urbański", "Verhoeven", "Wójcik", "Ziegler"),
            List.of(
                    "Shipping", "Metallbau", "Imports", "Bakery", "Fashion", "Sensors", "Print", "Pharma", "Furniture",
                    "Dental", "Consulting", "Tools"),
            List.of("GmbH & Co. KG", "SE", "LLC", "Limited", "SAS", "NV", "Corp.", "Srl"),
            List.of("Bremen", "Nantes", "Uppsala", "Breda", "Bristol", "Linz", "Verona", "Odense"),
            List.of("", "", "BILL ", "BELEG ", "RG ", "SETTLEMENT OF ", "DOC ", "UEBERWEISUNG ", "EREF+", "FATTURA "),
            List.of("Atlas Receivables", "Paybridge Services", "Kreditor Kontor"),
            List.of("DIVIDEND", "CUSTOMS REFUND", "DAMAGES", "KAUTION", "SCRAP SALE"),
            List.of("RG/%1$d/%2$05d", "F%3$d-%2$06d", "7%3$d%2$06d"));
}
