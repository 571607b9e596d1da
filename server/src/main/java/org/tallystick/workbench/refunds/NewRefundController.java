package org.tallystick.workbench.refunds;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.ReceiptLines;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.payments.RefundAccounts;
import org.tallystick.payments.RefundDesk;
import org.tallystick.payments.RefundId;
import org.tallystick.payments.RefundInput;
import org.tallystick.payments.RefundSource;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Asks for a refund of what a payment has left. */
@Controller
@RequestMapping("/c/{code}/payments/{id}/refund")
class NewRefundController {
    private final Payments payments;
    private final Customers customers;
    private final BankAccounts bankAccounts;
    private final RefundAccounts agreed;
    private final RefundDesk desk;
    private final ReceiptLines lines;
    private final Transactions transactions;

    NewRefundController(
            Payments payments,
            Customers customers,
            BankAccounts bankAccounts,
            RefundAccounts agreed,
            RefundDesk desk,
            ReceiptLines lines,
            Transactions transactions) {
        this.payments = payments;
        this.customers = customers;
        this.bankAccounts = bankAccounts;
        this.agreed = agreed;
        this.desk = desk;
        this.lines = lines;
        this.transactions = transactions;
    }

    @GetMapping
    String form(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Payment payment = find(company, id);
        CustomerId payer = payment.customer();
        model.addAttribute(
                "page",
                NewRefundPage.of(
                        payment,
                        payer == null ? null : customers.find(company, payer).orElse(null),
                        payer == null
                                ? null
                                : agreed.of(company, payer)
                                        .map(RefundAccounts.Agreed::account)
                                        .orElse(null),
                        accounts(company, payment)));
        return "workbench/refunds/new";
    }

    @PostMapping
    View request(@PathVariable UUID id, @ModelAttribute RefundForm form, Caller caller, @RequestAttribute Shell shell) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Payment payment = find(company, id);
        RefundInput input = form.input(new RefundSource.OfPayment(payment.id()), payment.currency());
        RefundId refund = transactions.in(CompanyScope.of(company), () -> {
            RefundId requested = desk.request(caller, input);
            lines.follow(company, payment.id());
            return requested;
        });
        return SeeOther.page(shell, "/refunds/" + refund);
    }

    /** Ours in the currency of the payment, the one it came in on first. */
    private List<BankAccount> accounts(CompanyId company, Payment payment) {
        return bankAccounts.list(company).stream()
                .filter(account -> account.currency().equals(payment.currency()))
                .sorted((one, other) -> Boolean.compare(
                        other.id().equals(payment.bankAccount()), one.id().equals(payment.bankAccount())))
                .toList();
    }

    private Payment find(CompanyId company, UUID id) {
        return payments.find(company, new PaymentId(id)).orElseThrow(() -> Refusal.notFound("payment"));
    }
}
