package org.tallystick.workbench.aging;

import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.insights.AccountStatement;
import org.tallystick.workbench.Shell;

/** A statement of account with the customer it goes to. */
public record StatementPage(Customer customer, AccountStatement statement) {
    /** The document or payment that moved the balance; some deeds have no page of their own. */
    public static @Nullable String pageOf(AccountStatement.Movement movement, Shell shell) {
        return switch (movement.kind()) {
            case INVOICE -> shell.at("/invoices/" + movement.subject());
            case CREDIT_MEMO -> shell.at("/credit-memos/" + movement.subject());
            case PAYMENT, RETURN, EXCHANGE -> shell.at("/payments/" + movement.subject());
            case REFUND, REFUND_BACK -> shell.at("/refunds/" + movement.subject());
            case LATE_FEE, WAIVER -> shell.at("/late-fees/" + movement.subject());
            case OPENING, FEE, DISCOUNT, BANK_FEE, SMALL_DIFFERENCE, WRITE_OFF, TRANSFER -> null;
        };
    }
}
