package org.tallystick.delivery;

import java.util.List;

/** What the template of a statement of account shows, ready to read: the letter around it and its tables. */
public record StatementSheet(
        DocumentPage letter,
        String intro,
        List<MovementRow> movements,
        List<ItemRow> owed,
        List<ItemRow> disputed,
        List<ItemRow> unused,
        List<DocumentPage.Fact> ages) {
    public StatementSheet {
        movements = List.copyOf(movements);
        owed = List.copyOf(owed);
        disputed = List.copyOf(disputed);
        unused = List.copyOf(unused);
        ages = List.copyOf(ages);
    }

    /** Empty columns are not of this row: the first and the last row are balances only. */
    public record MovementRow(String on, String what, String amount, String balance, boolean isBalance) {}

    public record ItemRow(String number, String detail, String on, String due, String late, String open) {}
}
