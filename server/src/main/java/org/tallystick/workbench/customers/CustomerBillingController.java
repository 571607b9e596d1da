package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Answer;
import org.tallystick.contracts.ChargeClaims;
import org.tallystick.contracts.Contract;
import org.tallystick.contracts.ContractFilter;
import org.tallystick.contracts.Contracts;
import org.tallystick.contracts.Grouping;
import org.tallystick.contracts.GroupingDesk;
import org.tallystick.contracts.GroupingPolicies;
import org.tallystick.contracts.GroupingPolicy;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.invoicing.Arrangement;
import org.tallystick.invoicing.ArrangementDesk;
import org.tallystick.invoicing.Arrangements;
import org.tallystick.invoicing.Deposit;
import org.tallystick.invoicing.DepositDesk;
import org.tallystick.invoicing.Deposits;
import org.tallystick.invoicing.TaxRates;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** How a customer is billed: what shares an invoice, who pays it, and what was paid before. */
@Controller
@RequestMapping("/c/{code}/customers/{id}/billing")
class CustomerBillingController {
    /** The example shows an invoice of a round amount. */
    private static final String EXAMPLE = "1000";

    private final Customers customers;
    private final CustomerLookup lookup;
    private final Contracts contracts;
    private final Arrangements arrangements;
    private final ArrangementDesk desk;
    private final GroupingPolicies policies;
    private final GroupingDesk grouping;
    private final Deposits deposits;
    private final DepositDesk depositDesk;
    private final TaxRates taxRates;
    private final BusinessClock clock;

    CustomerBillingController(
            Customers customers,
            CustomerLookup lookup,
            Contracts contracts,
            Arrangements arrangements,
            ArrangementDesk desk,
            GroupingPolicies policies,
            GroupingDesk grouping,
            Deposits deposits,
            DepositDesk depositDesk,
            TaxRates taxRates,
            BusinessClock clock) {
        this.customers = customers;
        this.lookup = lookup;
        this.contracts = contracts;
        this.arrangements = arrangements;
        this.desk = desk;
        this.policies = policies;
        this.grouping = grouping;
        this.deposits = deposits;
        this.depositDesk = depositDesk;
        this.taxRates = taxRates;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable CustomerId id, @RequestParam(defaultValue = "") String amount, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Customer customer = get(company, id);
        LocalDate today = clock.today(company);
        Money whole = Entered.money(
                "amount",
                amount.isBlank() ? EXAMPLE : amount,
                customer.profile().currency());
        List<Arrangement> all = arrangements.of(company, id);
        List<CustomerBillingPage.Current> current = arrangements.inForce(company, List.of(id), today).stream()
                .map(each -> current(company, each, whole, today))
                .toList();
        model.addAttribute(
                "page",
                new CustomerBillingPage(
                        new CustomerFrame(customer, "/billing"),
                        current,
                        all,
                        names(company, customer, all),
                        contracts.list(company, new ContractFilter(id, null, null, today), 1, 200).rows().stream()
                                .map(Contract::number)
                                .toList(),
                        whole,
                        together(company, customer, today),
                        deposits.of(company, List.of(id)),
                        taxRates.on(company, today).keySet().stream().sorted().toList(),
                        today));
        return "workbench/customers/billing";
    }

    private CustomerBillingPage.Together together(CompanyId company, Customer customer, LocalDate today) {
        List<ChargeClaims.Grouped> preview = grouping.preview(company, customer.id(), today);
        List<Customer> children = customers.children(company, customer.id());
        CustomerId payer = grouping.payer(company, customer.id(), today);
        Set<CustomerId> named = preview.stream()
                .map(grouped -> grouped.group().child())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new CustomerBillingPage.Together(
                policies.of(company, customer.id()),
                children,
                payer.equals(customer.id())
                        ? null
                        : customers.find(company, payer).orElse(null),
                preview,
                lookup.of(company, named));
    }

    private CustomerBillingPage.Current current(
            CompanyId company, Arrangement arrangement, Money whole, LocalDate today) {
        boolean fits = whole.isPositive()
                && arrangement.payers().stream()
                        .allMatch(payer -> payer.currency().equals(whole.currency()));
        return new CustomerBillingPage.Current(
                arrangement, fits ? desk.example(company, arrangement, whole, today) : List.of());
    }

    private Map<CustomerId, String> names(CompanyId company, Customer customer, List<Arrangement> all) {
        Set<CustomerId> payers = Stream.concat(
                        Stream.of(customer.id()),
                        all.stream().flatMap(each -> each.payers().stream()).map(Arrangement.Payer::payer))
                .collect(Collectors.toSet());
        return lookup.of(company, payers).values().stream().collect(Collectors.toMap(Customer::id, Customer::name));
    }

    @PostMapping("/payers")
    View arrange(
            @PathVariable CustomerId id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(defaultValue = "") String contract,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam MultiValueMap<String, String> fields,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        Customer customer = get(company, id);
        String number = Entered.text(contract);
        if (number != null) {
            requireOwn(company, customer, number);
        }
        LocalDate day = Objects.requireNonNullElse(from, clock.today(company));
        desk.set(caller, id, number, day, payers(company, customer.profile().currency(), fields), reason);
        answer.addFlashAttribute("notice", "Saved. Invoices dated from " + shell.date(day) + " follow it.");
        return SeeOther.page(shell, "/customers/" + id + "/billing");
    }

    @PostMapping("/grouping")
    View group(
            @PathVariable CustomerId id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(name = "together", required = false) @Nullable Grouping together,
            @RequestParam(defaultValue = "OWN") GroupingPolicy.Children children,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CUSTOMERS);
        get(caller.company(), id);
        LocalDate day = Objects.requireNonNullElse(from, clock.today(caller.company()));
        grouping.set(caller, id, day, together, children, reason);
        answer.addFlashAttribute("notice", "Saved. Billing runs dated from " + shell.date(day) + " follow it.");
        return SeeOther.page(shell, "/customers/" + id + "/billing");
    }

    @PostMapping("/deposits")
    View deposit(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "DEPOSIT") Deposit.Kind kind,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String taxCode,
            @RequestParam(defaultValue = "") String contract,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.BILL);
        CompanyId company = caller.company();
        Customer customer = get(company, id);
        String number = Entered.text(contract);
        if (number != null) {
            requireOwn(company, customer, number);
        }
        var input = new DepositDesk.Input(
                id,
                kind,
                Entered.money("amount", amount, customer.profile().currency()),
                taxCode,
                description,
                number,
                Objects.requireNonNullElse(on, clock.today(company)));
        return switch (depositDesk.billOrAsk(caller, input)) {
            case Answer.Done(var invoice) -> {
                answer.addFlashAttribute("notice", "Posted. What is paid on it is deducted from the next invoices.");
                yield SeeOther.page(shell, "/invoices/" + invoice.subject());
            }
            case Answer.Waits(var request) -> {
                answer.addFlashAttribute("notice", "Asked for. It is posted when somebody else approves it.");
                yield SeeOther.page(shell, "/approvals/" + request);
            }
        };
    }

    private void requireOwn(CompanyId company, Customer customer, String number) {
        boolean own = contracts
                .byNumber(company, number)
                .filter(contract -> contract.customer().equals(customer.id()))
                .isPresent();
        if (!own) {
            throw Refusal.invalid("CONTRACT_UNKNOWN", "The customer has no contract " + number + "; check the number.");
        }
    }

    /** Rows without a payer are empty. */
    private List<Arrangement.Payer> payers(
            CompanyId company, CurrencyCode currency, MultiValueMap<String, String> fields) {
        List<Arrangement.Payer> payers = new ArrayList<>();
        List<String> named = fields.getOrDefault("payer", List.of());
        for (int i = 0; i < named.size(); i++) {
            if (!named.get(i).isBlank()) {
                payers.add(payer(
                        lookup.find(company, named.get(i)).id(),
                        currency,
                        field(fields, "share", i),
                        field(fields, "most", i),
                        field(fields, "period", i),
                        field(fields, "periodMost", i)));
            }
        }
        return payers;
    }

    private static Arrangement.Payer payer(
            CustomerId payer, CurrencyCode currency, String share, String most, String period, String periodMost) {
        return new Arrangement.Payer(
                payer,
                new Percent(Entered.number("share", share.isBlank() ? "100" : share)),
                currency,
                most.isBlank() ? null : Entered.money("maximum per invoice", most, currency),
                periodOf(period).orElse(null),
                periodMost.isBlank() ? null : Entered.money("maximum per period", periodMost, currency));
    }

    private static Optional<Arrangement.Period> periodOf(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Stream.of(Arrangement.Period.values())
                .filter(period -> period.name().equals(name))
                .findFirst();
    }

    private static String field(MultiValueMap<String, String> fields, String name, int index) {
        List<String> values = fields.getOrDefault(name, List.of());
        return index < values.size() ? values.get(index).strip() : "";
    }

    private Customer get(CompanyId company, CustomerId id) {
        return customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
    }
}
