package org.tallystick.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;

/** What a file can hold; the order is the one in which a new company brings its data. */
public enum ImportKind {
    CUSTOMERS("Customers", "Who can owe you: names, addresses, terms, a contact.", Permission.KEEP_CUSTOMERS),
    OPEN_ITEMS(
            "Opening balances",
            "What customers owe from before Tallystick: one row per invoice that is still open.",
            Permission.KEEP_LEDGER),
    CHARGES("Charges", "Priced services and goods that are to be billed.", Permission.KEEP_CHARGES),
    ORDERS(
            "Orders",
            "What customers ordered, from the system that sold it; the lines of an order in rows of their own.",
            Permission.KEEP_CHARGES),
    USAGE("Usage", "What was used of the metered lines of contracts.", Permission.KEEP_CHARGES),
    PAYMENTS("Payments", "Money received, each row one payment.", Permission.TAKE_PAYMENTS);

    private final String title;
    private final String sentence;
    private final Permission permission;

    ImportKind(String title, String sentence, Permission permission) {
        this.title = title;
        this.sentence = sentence;
        this.permission = permission;
    }

    public String title() {
        return title;
    }

    /** What belongs into such a file. */
    public String sentence() {
        return sentence;
    }

    /** The word in addresses and on the command line: {@code open-items}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ImportKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    public boolean isFor(Caller caller) {
        return caller.may(Permission.IMPORT) && caller.may(permission);
    }

    void require(Caller caller) {
        caller.must(Permission.IMPORT);
        caller.must(permission);
    }
}
