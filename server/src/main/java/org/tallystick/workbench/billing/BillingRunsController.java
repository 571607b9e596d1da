package org.tallystick.workbench.billing;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
import org.tallystick.contracts.ChargeFilter;
import org.tallystick.contracts.ChargeFilter.State;
import org.tallystick.contracts.Charges;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.BillingRun;
import org.tallystick.invoicing.BillingRuns;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.Drafts;
import org.tallystick.invoicing.RunId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** The list of billing runs, and the form that starts one. */
@Controller
@RequestMapping("/c/{code}/billing-runs")
class BillingRunsController {
    private static final int SHOWN = 25;
    private static final int MOST_CUSTOMERS = 500;

    private final BillingRuns runs;
    private final BillingDesk desk;
    private final Drafts drafts;
    private final Charges charges;
    private final CustomerLookup lookup;
    private final BusinessClock clock;

    BillingRunsController(
            BillingRuns runs,
            BillingDesk desk,
            Drafts drafts,
            Charges charges,
            CustomerLookup lookup,
            BusinessClock clock) {
        this.runs = runs;
        this.desk = desk;
        this.drafts = drafts;
        this.charges = charges;
        this.lookup = lookup;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        Page<BillingRun> found = runs.list(caller.company(), page, SHOWN);
        List<BillingPages.Row> rows =
                found.rows().stream().map(run -> row(caller.company(), run)).toList();
        model.addAttribute(
                "page", new BillingPages.RunList(new Page<>(rows, found.number(), found.size(), found.total())));
        return "workbench/billing/list";
    }

    @GetMapping("/new")
    String blank(Caller caller, Model model) {
        caller.must(Permission.BILL);
        LocalDate today = clock.today(caller.company());
        var waiting = new ChargeFilter(null, today, null, State.UNBILLED);
        model.addAttribute("page", new BillingPages.New(today, charges.totals(caller.company(), waiting)));
        return "workbench/billing/form";
    }

    @PostMapping
    View start(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate throughOn,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate invoiceOn,
            @RequestParam(defaultValue = "CUSTOMER") Grouping grouping,
            @RequestParam(defaultValue = "") String customers,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.BILL);
        LocalDate dated = Objects.requireNonNullElse(invoiceOn, clock.today(caller.company()));
        RunId run = desk.start(
                caller, new BillingDesk.Order(throughOn, dated, grouping, chosen(caller.company(), customers)));
        return SeeOther.page(shell, "/billing-runs/" + run);
    }

    /** One number or name a line. */
    private Set<CustomerId> chosen(CompanyId company, String lines) {
        List<String> names =
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (names.size() > MOST_CUSTOMERS) {
            throw Refusal.invalid(
                    "TOO_MANY_CUSTOMERS", "Name at most " + MOST_CUSTOMERS + " customers, or none for all.");
        }
        Set<CustomerId> ids = new LinkedHashSet<>();
        names.forEach(name -> ids.add(lookup.find(company, name).id()));
        return ids;
    }

    private BillingPages.Row row(CompanyId company, BillingRun run) {
        List<Drafts.Summary> kept = drafts.summary(company, run.id()).stream()
                .filter(row -> row.state() != Draft.State.DISCARDED)
                .toList();
        long parked = kept.stream()
                .filter(row -> row.state() == Draft.State.PARKED)
                .mapToLong(Drafts.Summary::drafts)
                .sum();
        List<Money> gross = kept.stream()
                .map(row -> row.gross().currency())
                .distinct()
                .map(currency -> kept.stream()
                        .map(Drafts.Summary::gross)
                        .filter(amount -> amount.currency().equals(currency))
                        .reduce(Money.zero(currency), Money::plus))
                .toList();
        return new BillingPages.Row(
                run, kept.stream().mapToLong(Drafts.Summary::drafts).sum(), parked, gross);
    }
}
