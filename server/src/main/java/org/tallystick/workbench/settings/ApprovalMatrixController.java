package org.tallystick.workbench.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalMatrix;
import org.tallystick.approvals.Matrix;
import org.tallystick.approvals.MatrixLine;
import org.tallystick.approvals.Matter;
import org.tallystick.approvals.Ruling;
import org.tallystick.approvals.WorkCalendars;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.approvals.Deciding;
import org.tallystick.workbench.customers.CustomerLookup;

/** Who has to agree to what, from which amount on; who would for a deed; and when people work. */
@Controller
@RequestMapping("/c/{code}/settings/approvals")
class ApprovalMatrixController {
    private final ApprovalMatrix matrix;
    private final WorkCalendars calendars;
    private final ExchangeRates rates;
    private final Companies companies;
    private final People people;
    private final Customers customers;
    private final CustomerLookup lookup;
    private final Deciding deciding;
    private final BusinessClock clock;

    ApprovalMatrixController(
            ApprovalMatrix matrix,
            WorkCalendars calendars,
            ExchangeRates rates,
            Companies companies,
            People people,
            Customers customers,
            CustomerLookup lookup,
            Deciding deciding,
            BusinessClock clock) {
        this.matrix = matrix;
        this.calendars = calendars;
        this.rates = rates;
        this.companies = companies;
        this.people = people;
        this.customers = customers;
        this.lookup = lookup;
        this.deciding = deciding;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "INVOICE") ApprovalKind deed,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "false") boolean first,
            @RequestParam(defaultValue = "") String margin,
            Caller caller,
            Model model) {
        caller.must(Permission.ADMINISTER);
        List<ApprovalMatrixPage.OfKind> kinds = new ArrayList<>();
        for (ApprovalKind kind : ApprovalKind.values()) {
            kinds.add(new ApprovalMatrixPage.OfKind(
                    kind,
                    matrix.of(caller.company(), kind).lines().stream()
                            .map(line -> row(caller, line))
                            .toList()));
        }
        CurrencyCode asked = currency.isBlank() ? currency(caller) : Entered.currency(currency);
        String answer = amount.isBlank()
                ? null
                : answer(
                        caller,
                        deed,
                        Entered.money("amount", amount, asked),
                        customer(caller, customer),
                        first,
                        Entered.text(margin) == null ? null : Entered.number("margin", margin));
        model.addAttribute(
                "page",
                new ApprovalMatrixPage(
                        kinds,
                        currency(caller),
                        people.members(caller.company()),
                        calendars.of(caller.company()),
                        new ApprovalMatrixPage.Question(
                                deed.name(), amount, asked.code(), customer, first, margin, answer)));
        return "workbench/settings/approvals";
    }

    /** Who would decide about such a deed today, and why. */
    private String answer(
            Caller caller,
            ApprovalKind kind,
            Money amount,
            @Nullable UUID customer,
            boolean first,
            @Nullable BigDecimal margin) {
        Optional<BigDecimal> rate = rates.find(caller.company(), amount.currency(), clock.today(caller.company()));
        if (rate.isEmpty()) {
            return "There is no exchange rate for " + amount.currency()
                    + " yet; enter one to compare it with the lines.";
        }
        Money base = Money.rounded(amount.toDecimal().multiply(rate.get()), currency(caller), RoundingMode.HALF_UP);
        Ruling ruling = matrix.of(caller.company(), kind).rule(new Matter(customer, amount, base, first, margin));
        String line = ruling.position() == 0 ? "No line fits." : "Line " + ruling.position() + " fits.";
        if (ruling.free()) {
            return line + " Nobody has to agree.";
        }
        String then = ruling.decider().then() == null
                ? ""
                : " When that is late: " + ruling.decider().then().title().toLowerCase(Locale.ROOT) + " too.";
        return line + " Decides: " + deciding.name(ruling.decider()) + ", within " + ruling.answer() + "." + then;
    }

    /** A row without an approver is left out; for a kind without rows its usual holds. */
    @PostMapping
    View set(
            @RequestParam ApprovalKind deed,
            MatrixForm form,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        CurrencyCode own = currency(caller);
        List<MatrixLine> lines = new ArrayList<>();
        for (int i = 0; i < form.rows(); i++) {
            if (form.isLine(i)) {
                lines.add(form.line(i, customer(caller, form.customer(i)), own));
            }
        }
        matrix.set(caller, new Matrix(deed, lines));
        answer.addFlashAttribute("notice", deed.plural() + " asked for from now on follow it.");
        return SeeOther.page(shell, "/settings/approvals");
    }

    @PostMapping("/calendar")
    View calendar(
            @RequestParam(defaultValue = "") String opens,
            @RequestParam(defaultValue = "") String closes,
            @RequestParam(defaultValue = "") List<String> day,
            @RequestParam(defaultValue = "") String holidays,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Set<LocalDate> closed = new TreeSet<>();
        try {
            day.stream().filter(one -> !one.isBlank()).map(DayOfWeek::valueOf).forEach(days::add);
            holidays.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(LocalDate::parse)
                    .forEach(closed::add);
            calendars.set(caller, LocalTime.parse(opens), LocalTime.parse(closes), days, closed);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Refusal.invalid(
                    "CALENDAR_INVALID", "Write times like 09:00, and holidays like 2026-12-25, one in a line.");
        }
        answer.addFlashAttribute("notice", "What is asked for from now on is due by this calendar.");
        return SeeOther.page(shell, "/settings/approvals");
    }

    private ApprovalMatrixPage.Row row(Caller caller, MatrixLine line) {
        UUID customer = line.customer();
        String number = customer == null
                ? ""
                : customers
                        .find(caller.company(), new CustomerId(customer))
                        .map(Customer::number)
                        .orElse("");
        UUID person = line.decider().person();
        return new ApprovalMatrixPage.Row(
                number,
                line.atLeast().toPlainString(),
                line.atLeast().currency().code(),
                line.firstInvoice(),
                line.marginBelow() == null
                        ? ""
                        : line.marginBelow().stripTrailingZeros().toPlainString(),
                line.approver().name(),
                person == null ? "" : person.toString(),
                line.decider().then() == null ? "" : line.decider().then().name(),
                Integer.toString(line.answer().length()),
                line.answer().unit().name());
    }

    private @Nullable UUID customer(Caller caller, String number) {
        Customer customer = lookup.findOrNull(caller.company(), number);
        return customer == null ? null : customer.id().value();
    }

    private CurrencyCode currency(Caller caller) {
        return companies.get(caller.company()).currency();
    }
}
