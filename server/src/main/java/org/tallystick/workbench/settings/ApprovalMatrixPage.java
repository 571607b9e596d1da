package org.tallystick.workbench.settings;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Approver;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Choices;

/** The matrix as it is filled in: a few empty rows below those that hold. */
public record ApprovalMatrixPage(List<OfKind> kinds, CurrencyCode currency) {
    static final int USUAL_DAYS = 3;
    private static final int EMPTY_ROWS = 2;

    public static final List<Choice> APPROVERS = Choices.of(Approver.values(), Approver::title);

    public ApprovalMatrixPage {
        kinds = List.copyOf(kinds);
    }

    /** One line as text. */
    public record Row(String customer, String atLeast, String approver, String days) {
        static final Row EMPTY = new Row("", "", "", "");
    }

    public record OfKind(ApprovalKind kind, List<Row> lines) {
        public OfKind {
            lines = List.copyOf(lines);
        }

        public List<Row> rows() {
            List<Row> rows = new ArrayList<>(lines);
            for (int i = 0; i < EMPTY_ROWS; i++) {
                rows.add(Row.EMPTY);
            }
            return rows;
        }
    }
}
