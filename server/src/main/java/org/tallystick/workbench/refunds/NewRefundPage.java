package org.tallystick.workbench.refunds;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Network;
import org.tallystick.payments.Payment;
import org.tallystick.payments.RefundAccount;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Crumb;
import org.tallystick.receivables.OpenItem;

/**
 * The form that asks for a refund, filled in with what the payment or the credit memo says about who gets it.
 *
 * @param path of the page of the payment or credit memo, inside the company
 * @param from the account the money came from, as the payment has it
 * @param agreed where refunds of the customer go, if that was agreed
 */
public record NewRefundPage(
        String number,
        String path,
        Crumb list,
        Money left,
        String beneficiary,
        @Nullable String from,
        @Nullable RefundAccount agreed,
        List<BankAccount> bankAccounts) {
    public NewRefundPage {
        bankAccounts = List.copyOf(bankAccounts);
    }

    static NewRefundPage of(
            Payment payment, @Nullable Customer payer, @Nullable RefundAccount agreed, List<BankAccount> accounts) {
        String said = payment.payerName();
        return new NewRefundPage(
                payment.number(),
                "/payments/" + payment.id(),
                new Crumb("Payments", "/payments"),
                payment.unapplied(),
                agreed != null ? agreed.beneficiary() : said != null ? said : payer == null ? "" : payer.name(),
                payment.payerAccount(),
                agreed,
                accounts);
    }

    static NewRefundPage of(
            OpenItem credit, @Nullable Customer customer, @Nullable RefundAccount agreed, List<BankAccount> accounts) {
        return new NewRefundPage(
                credit.number(),
                "/credit-memos/" + credit.document(),
                new Crumb("Credit memos", "/credit-memos"),
                credit.open().negated(),
                agreed != null ? agreed.beneficiary() : customer == null ? "" : customer.name(),
                null,
                agreed,
                accounts);
    }

    public boolean isDollars() {
        return left.currency().equals(Network.ACH.currency());
    }

    /** The account agreed for refunds, or the one the money came from when it reads like an IBAN. */
    public String iban() {
        if (agreed != null) {
            return agreed.iban() == null ? "" : agreed.iban();
        }
        return from != null && from.matches("[A-Z]{2}[0-9]{2}[A-Z0-9 ]{8,}") ? from : "";
    }

    /** Any other account that was agreed, or that the money came from. */
    public String account() {
        if (agreed != null) {
            return agreed.account() == null ? "" : agreed.account();
        }
        return from == null || !iban().isEmpty() ? "" : from;
    }

    public String routingNumber() {
        return agreed == null || agreed.ach() == null ? "" : agreed.ach().bank().value();
    }

    public List<Choice> accounts() {
        return bankAccounts.stream()
                .map(account -> new Choice(account.id().toString(), account.name()))
                .toList();
    }
}
