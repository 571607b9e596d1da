package org.tallystick.cast;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.lib.money.Money;

/** NACHA files as a bank sends them back: each answer an entry with an addenda 98 or 99. */
public final class AnswerFiles {
    private static final String BANK = "02100002";

    private final List<String> records = new ArrayList<>();
    private long debits;
    private long credits;
    private int entries;

    private AnswerFiles() {
        records.add(pad("101 121042882 0210000212603171200A094101ACME                   CHASE"));
        records.add(pad("5200ACME            " + " ".repeat(20) + "1234567890PPDINVOICE         260317   1" + BANK
                + "0000001"));
    }

    public static AnswerFiles open() {
        return new AnswerFiles();
    }

    /** A return of a debit, or R61 and on: a refusal. */
    public AnswerFiles returned(String trace, String code, Money amount) {
        entry("26", amount);
        debits += amount.minor();
        addenda("99" + code + trace + " ".repeat(6) + BANK + " ".repeat(44));
        return this;
    }

    /** A return of a credit. */
    public AnswerFiles creditReturned(String trace, String code, Money amount) {
        entry("21", amount);
        credits += amount.minor();
        addenda("99" + code + trace + " ".repeat(6) + BANK + " ".repeat(44));
        return this;
    }

    public AnswerFiles changed(String trace, String code, String corrected) {
        entry("26", Money.zero(org.tallystick.lib.money.CurrencyCode.of("USD")));
        addenda("98" + code + trace + " ".repeat(6) + BANK + "%-29s".formatted(corrected) + " ".repeat(15));
        return this;
    }

    private void entry(String transaction, Money amount) {
        entries++;
        records.add("6" + transaction + "121042882" + "%-17s".formatted("987654321")
                + "%010d".formatted(amount.minor()) + "%-15s".formatted("") + "%-22s".formatted("ADA LOVELACE") + "  1"
                + BANK + "%07d".formatted(entries));
    }

    private void addenda(String content) {
        records.add("7" + content + BANK + "%07d".formatted(entries));
    }

    public String written() {
        List<String> all = new ArrayList<>(records);
        long hash = entries * 12_104_288L;
        String sums = "%010d".formatted(hash) + "%012d".formatted(debits) + "%012d".formatted(credits);
        all.add("8200" + "%06d".formatted(2 * entries) + sums + "1234567890" + " ".repeat(25) + BANK + "0000001");
        int blocks = (all.size() + 10) / 10;
        all.add("9000001" + "%06d".formatted(blocks) + "%08d".formatted(2 * entries) + sums + " ".repeat(39));
        while (all.size() % 10 != 0) {
            all.add("9".repeat(94));
        }
        return String.join("\n", all) + "\n";
    }

    private static String pad(String record) {
        return "%-94s".formatted(record);
    }
}
