package org.tallystick.workbench.history;

import java.util.Locale;
import org.tallystick.platform.web.Tone;

/** What a command of the audit log is called, and how it looks on a timeline. */
record Deed(String title, String icon, Tone tone) {
    static Deed of(String command) {
        return switch (command) {
            case "customer.create" -> new Deed("Customer added", "plus", Tone.INFO);
            case "customer.change" -> new Deed("Customer changed", "pencil", Tone.NEUTRAL);
            case "customer.standing" -> new Deed("Standing changed", "flag", Tone.WARN);
            case "customer.archive" -> new Deed("Customer archived", "lock", Tone.NEUTRAL);
            case "customer.restore" -> new Deed("Customer restored", "rotate-clockwise", Tone.NEUTRAL);
            case "contact.add" -> new Deed("Contact added", "mail", Tone.NEUTRAL);
            case "contact.change" -> new Deed("Contact changed", "mail", Tone.NEUTRAL);
            case "contact.remove" -> new Deed("Contact removed", "mail", Tone.NEUTRAL);
            case "charge.record" -> new Deed("Charge recorded", "receipt", Tone.NEUTRAL);
            case "charge.withdraw" -> new Deed("Charge withdrawn", "x", Tone.NEUTRAL);
            case "document.upload" -> new Deed("Document added", "upload", Tone.INFO);
            case "document.hold" -> new Deed("Document put on legal hold", "lock", Tone.WARN);
            case "document.release" -> new Deed("Legal hold released", "lock", Tone.NEUTRAL);
            case "document.erase" -> new Deed("Document erased", "trash", Tone.BAD);
            case "document-kind.set" -> new Deed("Kind of document changed", "file-text", Tone.WARN);
            case "document-request.ask" -> new Deed("Documents asked for", "mail", Tone.INFO);
            case "requirement.add" -> new Deed("Document made necessary", "file-text", Tone.INFO);
            case "requirement.end" -> new Deed("Rule about a document ended", "file-text", Tone.WARN);
            case "required-document.validate" -> new Deed("Document found valid", "circle-check", Tone.GOOD);
            case "required-document.reject" -> new Deed("Document rejected", "circle-x", Tone.BAD);
            case "required-document.ask-waiver" -> new Deed("Waiver of a document asked for", "file-text", Tone.WARN);
            case "required-document.waive" -> new Deed("Document waived", "check", Tone.WARN);
            case "required-document.refuse-waiver" -> new Deed("Waiver of a document refused", "x", Tone.NEUTRAL);
            case "required-document.assign" -> new Deed("Document given to somebody", "users", Tone.NEUTRAL);
            case "follow-up.make" -> new Deed("Unbilled work taken on", "clock", Tone.INFO);
            case "follow-up.finish" -> new Deed("Follow-up done", "check", Tone.NEUTRAL);
            case "billing-run.start" -> new Deed("Billing run started", "repeat", Tone.INFO);
            case "billing-run.post" -> new Deed("Billing run approved for posting", "check", Tone.INFO);
            case "billing-run.discard" -> new Deed("Billing run discarded", "x", Tone.NEUTRAL);
            case "draft.retry" -> new Deed("Draft tried again", "refresh", Tone.NEUTRAL);
            case "draft.discard" -> new Deed("Draft discarded", "x", Tone.NEUTRAL);
            case "invoice.post" -> new Deed("Invoice posted", "file-invoice", Tone.INFO);
            case "credit-memo.post" -> new Deed("Credit memo posted", "file-text", Tone.WARN);
            case "payment.receive" -> new Deed("Payment received", "cash", Tone.GOOD);
            case "payment.identify" -> new Deed("Payment identified", "cash", Tone.NEUTRAL);
            case "payment.flag" -> new Deed("Payment flagged", "flag", Tone.WARN);
            case "payment-flag.decide" -> new Deed("Flag on a payment decided", "flag", Tone.INFO);
            case "payment.return" -> new Deed("Payment returned by the bank", "arrow-back-up", Tone.BAD);
            case "refund.request" -> new Deed("Refund asked for", "arrow-back-up", Tone.WARN);
            case "refund.approve" -> new Deed("Refund approved", "check", Tone.INFO);
            case "refund.reject" -> new Deed("Refund rejected", "x", Tone.NEUTRAL);
            case "refund.send" -> new Deed("Refund sent", "building-bank", Tone.INFO);
            case "refund.confirm" -> new Deed("Refund paid out", "circle-check", Tone.GOOD);
            case "refund.fail" -> new Deed("Refund failed", "alert-triangle", Tone.BAD);
            case "refund-limit.set" -> new Deed("Limit of refunds set", "lock", Tone.WARN);
            case "refund-file.make" -> new Deed("Bank file of refunds made", "building-bank", Tone.INFO);
            case "approval.ask" -> new Deed("Approval asked for", "clock", Tone.WARN);
            case "approval.approve" -> new Deed("Approved", "check", Tone.GOOD);
            case "approval.reject" -> new Deed("Rejected", "x", Tone.BAD);
            case "approval.withdraw" -> new Deed("Request withdrawn", "arrow-back-up", Tone.NEUTRAL);
            case "approval-matrix.set" -> new Deed("Who has to agree was set", "lock", Tone.WARN);
            case "delegation.give" -> new Deed("Right to decide lent", "users", Tone.WARN);
            case "delegation.end" -> new Deed("Right to decide called back", "users", Tone.NEUTRAL);
            case "allocation.make" -> new Deed("Settled", "scale", Tone.GOOD);
            case "allocation.reverse" -> new Deed("Settlement taken back", "arrow-back-up", Tone.WARN);
            case "delivery.send-again" -> new Deed("Sent again", "mail", Tone.INFO);
            case "delivery.print" -> new Deed("Documents printed", "printer", Tone.INFO);
            case "statement.import" -> new Deed("Bank statement imported", "building-bank", Tone.INFO);
            case "statement.release" -> new Deed("Held bank statement booked", "building-bank", Tone.WARN);
            case "bank-announcement.import" -> new Deed("Announcements of the bank taken in", "clock", Tone.NEUTRAL);
            case "bank-line.payment" -> new Deed("Bank line taken as a payment", "cash", Tone.GOOD);
            case "bank-line.return" -> new Deed("Return booked from a bank line", "arrow-back-up", Tone.BAD);
            case "bank-line.set-aside" -> new Deed("Bank line set aside", "ban", Tone.NEUTRAL);
            case "advice.import" -> new Deed("Remittance advice taken in", "file-text", Tone.INFO);
            case "advice.join" -> new Deed("Remittance advice joined with a payment", "check", Tone.GOOD);
            case "advice.separate" -> new Deed("Remittance advice separated", "x", Tone.WARN);
            case "advice.set-aside" -> new Deed("Remittance advice left aside", "ban", Tone.NEUTRAL);
            case "bank-account.add" -> new Deed("Bank account added", "building-bank", Tone.WARN);
            case "bank-account.columns" -> new Deed("Columns of a bank's table chosen", "list-check", Tone.NEUTRAL);
            case "bank-account.prefer" -> new Deed("Bank account put on invoices", "building-bank", Tone.WARN);
            case "creditor.change" -> new Deed("Direct debit settings changed", "building-bank", Tone.WARN);
            case "mandate.add" -> new Deed("Mandate added", "file-text", Tone.INFO);
            case "mandate.revoke" -> new Deed("Mandate revoked", "ban", Tone.WARN);
            case "mandate.block" -> new Deed("Mandate blocked", "ban", Tone.BAD);
            case "mandate.unblock" -> new Deed("Mandate freed", "rotate-clockwise", Tone.WARN);
            case "matching-rule.promote" -> new Deed("Matching rule promoted", "check", Tone.WARN);
            case "matching-rule.suspend" -> new Deed("Matching rule suspended", "ban", Tone.BAD);
            case "matching-rule.review" -> new Deed("Matching rule suggests again", "rotate-clockwise", Tone.INFO);
            case "match-policy.set" -> new Deed("Matching policy set", "lock", Tone.WARN);
            case "return-fee-rule.add" -> new Deed("Return fee set", "lock", Tone.WARN);
            case "return-fee.charge" -> new Deed("Return fee charged", "receipt", Tone.WARN);
            case "debit-run.make" -> new Deed("Direct debits made", "repeat", Tone.INFO);
            case "debit-run.hand-out" -> new Deed("Direct debits handed out", "building-bank", Tone.INFO);
            case "receipt.send" -> new Deed("Receipt sent", "receipt", Tone.INFO);
            case "debit.told" -> new Deed("Payer told of a debit", "mail", Tone.INFO);
            case "debit-run.collect" -> new Deed("Direct debits collected", "cash", Tone.GOOD);
            case "debit-run.cancel" -> new Deed("Direct debits cancelled", "x", Tone.NEUTRAL);
            case "debit.collect" -> new Deed("Direct debit collected", "cash", Tone.GOOD);
            case "debit.reject" -> new Deed("Direct debit rejected", "arrow-back-up", Tone.BAD);
            case "debit.return" -> new Deed("Direct debit returned", "arrow-back-up", Tone.BAD);
            case "opening-balance.post" -> new Deed("Opening balances posted", "scale", Tone.INFO);
            case "import.start" -> new Deed("Import started", "upload", Tone.INFO);
            case "person.invite" -> new Deed("Person invited", "mail", Tone.INFO);
            case "company.group-join" -> new Deed("Company put into a group", "building-store", Tone.NEUTRAL);
            case "company.group-leave" -> new Deed("Company taken out of its group", "building-store", Tone.NEUTRAL);
            case "company.change" -> new Deed("Company changed", "pencil", Tone.NEUTRAL);
            case "api-key.create" -> new Deed("API key made", "lock", Tone.WARN);
            case "api-key.revoke" -> new Deed("API key revoked", "lock", Tone.WARN);
            case "tax-rate.add" -> new Deed("Tax rate added", "plus", Tone.NEUTRAL);
            case "rate.add" -> new Deed("Exchange rate added", "coins", Tone.NEUTRAL);
            case "account.add" -> new Deed("Account added", "plus", Tone.NEUTRAL);
            case "account.close" -> new Deed("Account closed", "lock", Tone.NEUTRAL);
            case "account.rename" -> new Deed("Account renamed", "pencil", Tone.NEUTRAL);
            default -> new Deed(words(command), "history", Tone.NEUTRAL);
        };
    }

    /** {@code tax-rate.add} becomes "Tax rate add": a new command is readable before it has words of its own. */
    private static String words(String command) {
        String text = command.replace('-', ' ').replace('.', ' ');
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
