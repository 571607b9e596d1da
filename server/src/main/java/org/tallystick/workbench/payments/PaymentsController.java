package org.tallystick.workbench.payments;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentFilter;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.Payments;
import org.tallystick.payments.TakenByHand;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** The list of payments, and the form that books one by hand. */
@Controller
@RequestMapping("/c/{code}/payments")
class PaymentsController {
    private final Payments payments;
    private final PaymentDesk desk;
    private final BankAccounts bankAccounts;
    private final Customers customers;
    private final CustomerLookup lookup;
    private final BusinessClock clock;

    PaymentsController(
            Payments payments,
            PaymentDesk desk,
            BankAccounts bankAccounts,
            Customers customers,
            CustomerLookup lookup,
            BusinessClock clock) {
        this.payments = payments;
        this.desk = desk;
        this.bankAccounts = bankAccounts;
        this.customers = customers;
        this.lookup = lookup;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) String q,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to,
            @RequestParam(defaultValue = "false") boolean unapplied,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        CustomerId only = lookup.narrow(company, customer).map(Customer::id).orElse(null);
        var query = new PaymentQuery(q, customer, from, to, unapplied, page);
        PaymentFilter filter = query.filter(only);
        Page<Payment> found = payments.list(company, filter, page, Page.SIZE);
        model.addAttribute(
                "page",
                new PaymentsPage(query, found, payments.totals(company, filter), payers(company, found.rows())));
        return "workbench/payments/list";
    }

    @GetMapping("/new")
    String form(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String amount,
            Caller caller,
            Model model) {
        caller.must(Permission.TAKE_PAYMENTS);
        model.addAttribute(
                "page",
                new NewPaymentPage(
                        customer,
                        reference,
                        amount,
                        clock.today(caller.company()),
                        bankAccounts.list(caller.company())));
        return "workbench/payments/new";
    }

    @PostMapping
    View receive(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam String amount,
            @RequestParam UUID bankAccount,
            @RequestParam LocalDate receivedOn,
            @RequestParam PaymentMethod method,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String payerName,
            @RequestParam(defaultValue = "") String checkNumber,
            @RequestParam(defaultValue = "") String drawerBank,
            @RequestParam(required = false) LocalDate datedOn,
            Caller caller,
            @RequestAttribute Shell shell) {
        CompanyId company = caller.company();
        BankAccount account =
                bankAccounts.find(company, bankAccount).orElseThrow(() -> Refusal.notFound("bank account"));
        Customer payer = lookup.findOrNull(company, customer);
        var outcome = desk.receive(
                caller,
                new PaymentInput(
                        payer == null ? null : payer.id(),
                        method,
                        Entered.money("amount", amount, account.currency()),
                        receivedOn,
                        reference.isBlank() ? null : reference.strip(),
                        payerName.isBlank() ? null : payerName.strip(),
                        null,
                        account.id(),
                        "manual",
                        Ids.next().toString(),
                        method.isTakenByHand() ? new TakenByHand(checkNumber, drawerBank, datedOn) : null));
        boolean matches = caller.may(Permission.ALLOCATE);
        return SeeOther.page(shell, "/payments/" + outcome.id() + (matches ? "/match" : ""));
    }

    private Map<CustomerId, Customer> payers(CompanyId company, List<Payment> rows) {
        List<CustomerId> ids = rows.stream()
                .map(Payment::customer)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return ids.isEmpty() ? new HashMap<>() : customers.byIds(company, ids);
    }
}
