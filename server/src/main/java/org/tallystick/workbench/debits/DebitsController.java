package org.tallystick.workbench.debits;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.ReceiptLines;
import org.tallystick.debits.Collectable;
import org.tallystick.debits.Collectables;
import org.tallystick.debits.Debit;
import org.tallystick.debits.DebitDesk;
import org.tallystick.debits.DebitOrder;
import org.tallystick.debits.DebitRuns;
import org.tallystick.debits.StatusReports;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Creditor;
import org.tallystick.payments.Creditors;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** The runs of direct debits, a new one, and the bank's answers. */
@Controller
@RequestMapping("/c/{code}/direct-debits")
class DebitsController {
    private final DebitRuns runs;
    private final DebitDesk desk;
    private final Collectables collectables;
    private final StatusReports reports;
    private final BankAccounts accounts;
    private final Creditors creditors;
    private final CustomerLookup lookup;
    private final ReceiptLines lines;
    private final Transactions transactions;
    private final BusinessClock clock;

    DebitsController(
            DebitRuns runs,
            DebitDesk desk,
            Collectables collectables,
            StatusReports reports,
            BankAccounts accounts,
            Creditors creditors,
            CustomerLookup lookup,
            ReceiptLines lines,
            Transactions transactions,
            BusinessClock clock) {
        this.runs = runs;
        this.desk = desk;
        this.collectables = collectables;
        this.reports = reports;
        this.accounts = accounts;
        this.creditors = creditors;
        this.lookup = lookup;
        this.lines = lines;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute("page", new DebitPages.Runs(runs.list(caller.company(), page, Page.SIZE)));
        return "workbench/debits/list";
    }

    @GetMapping("/new")
    String preview(
            @RequestParam(required = false) @Nullable UUID bankAccount,
            @RequestParam(required = false) @Nullable LocalDate dueThrough,
            @RequestParam(required = false) @Nullable LocalDate collectOn,
            @RequestParam(required = false) @Nullable Integer noticeDays,
            Caller caller,
            Model model) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Creditor creditor = creditors.get(company);
        int days = noticeDays == null ? creditor.noticeDays() : noticeDays;
        LocalDate day = collectOn == null ? desk.earliest(company, days) : collectOn;
        LocalDate due = dueThrough == null ? day : dueThrough;
        List<Collectable> all = collectables.list(company, due, day);
        Map<Boolean, List<Collectable>> inTime = inTime(company, all, day, days);
        List<Collectable> items = Objects.requireNonNull(inTime.get(true));
        model.addAttribute(
                "page",
                new DebitPages.Preview(
                        creditor,
                        accounts.list(company),
                        bankAccount,
                        days,
                        day,
                        due,
                        items,
                        Objects.requireNonNull(inTime.get(false)),
                        lookup.of(
                                company, all.stream().map(Collectable::customer).toList()),
                        problem(company, day, due, days)));
        return "workbench/debits/new";
    }

    /** Whose payers can still be told of a collection that day, and whose cannot. */
    private Map<Boolean, List<Collectable>> inTime(
            CompanyId company, List<Collectable> all, LocalDate collectOn, int noticeDays) {
        LocalDate today = clock.today(company);
        int usual = Math.max(noticeDays, creditors.get(company).noticeDays());
        return all.stream()
                .collect(Collectors.partitioningBy(
                        item -> !item.tellBy(collectOn, usual).isBefore(today)));
    }

    private @Nullable String problem(CompanyId company, LocalDate collectOn, LocalDate dueThrough, int noticeDays) {
        try {
            desk.requireDays(company, new DebitOrder(new UUID(0, 0), dueThrough, collectOn, noticeDays, Set.of()));
            return null;
        } catch (Refusal refusal) {
            return refusal.sentence();
        }
    }

    @PostMapping
    View make(
            @RequestParam UUID bankAccount,
            @RequestParam LocalDate dueThrough,
            @RequestParam LocalDate collectOn,
            @RequestParam int noticeDays,
            @RequestParam(defaultValue = "") List<UUID> skip,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.TAKE_PAYMENTS);
        Set<OpenItemId> skipped =
                skip.stream().map(OpenItemId::new).collect(Collectors.toCollection(LinkedHashSet::new));
        var order = new DebitOrder(bankAccount, dueThrough, collectOn, noticeDays, skipped);
        UUID run = transactions.in(CompanyScope.of(caller.company()), () -> desk.make(caller, order));
        return SeeOther.page(shell, "/direct-debits/" + run);
    }

    /** A bank's status report says by itself which debits it is about. */
    @PostMapping("/status")
    View read(@RequestParam MultipartFile file, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer)
            throws IOException {
        caller.must(Permission.TAKE_PAYMENTS);
        if (file.isEmpty()) {
            throw Refusal.invalid("FILE_MISSING", "Choose the file of the bank.");
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
        byte[] content = file.getBytes();
        StatusReports.Result result = transactions.in(CompanyScope.of(caller.company()), () -> {
            StatusReports.Result read = reports.read(caller, name, content);
            read.sentBack().stream()
                    .map(Debit::payment)
                    .filter(Objects::nonNull)
                    .forEach(payment -> lines.follow(caller.company(), payment));
            return read;
        });
        answer.addFlashAttribute("notice", sentence(result));
        return SeeOther.page(shell, "/direct-debits");
    }

    private static String sentence(StatusReports.Result result) {
        return "Read: %d debits sent back, %d had ended before, %d names are of no debit here."
                .formatted(result.sentBack().size(), result.endedBefore(), result.unknown());
    }
}
