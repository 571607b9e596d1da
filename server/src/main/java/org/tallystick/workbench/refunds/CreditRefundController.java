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
import org.tallystick.customers.Customers;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.RefundAccounts;
import org.tallystick.payments.RefundDesk;
import org.tallystick.payments.RefundId;
import org.tallystick.payments.RefundSource;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Asks for a refund of what a credit memo has left. */
@Controller
@RequestMapping("/c/{code}/credit-memos/{id}/refund")
class CreditRefundController {
    private final OpenItems items;
    private final Customers customers;
    private final BankAccounts bankAccounts;
    private final RefundAccounts agreed;
    private final RefundDesk desk;

    CreditRefundController(
            OpenItems items, Customers customers, BankAccounts bankAccounts, RefundAccounts agreed, RefundDesk desk) {
        this.items = items;
        this.customers = customers;
        this.bankAccounts = bankAccounts;
        this.agreed = agreed;
        this.desk = desk;
    }

    @GetMapping
    String form(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        OpenItem credit = find(company, id);
        model.addAttribute(
                "page",
                NewRefundPage.of(
                        credit,
                        customers.find(company, credit.customer()).orElse(null),
                        agreed.of(company, credit.customer())
                                .map(RefundAccounts.Agreed::account)
                                .orElse(null),
                        bankAccounts.list(company).stream()
                                .filter(account -> account.currency().equals(credit.currency()))
                                .toList()));
        return "workbench/refunds/new";
    }

    @PostMapping
    View request(@PathVariable UUID id, @ModelAttribute RefundForm form, Caller caller, @RequestAttribute Shell shell) {
        caller.must(Permission.TAKE_PAYMENTS);
        OpenItem credit = find(caller.company(), id);
        var source = new RefundSource.OfCredit(credit.id().value());
        RefundId refund = desk.request(caller, form.input(source, credit.currency()));
        return SeeOther.page(shell, "/refunds/" + refund);
    }

    private OpenItem find(CompanyId company, UUID memo) {
        List<OpenItem> found = items.ofDocument(company, memo);
        return found.stream()
                .filter(item -> item.kind() == OpenItem.Kind.CREDIT)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("credit memo"));
    }
}
