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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.AnswerImport;
import org.tallystick.customers.CustomerId;
import org.tallystick.debits.AnswerDesk;
import org.tallystick.debits.BankAnswers;
import org.tallystick.debits.Collectable;
import org.tallystick.debits.Collectables;
import org.tallystick.debits.CollectingAccount;
import org.tallystick.debits.CollectingAccounts;
import org.tallystick.debits.DebitDesk;
import org.tallystick.debits.DebitOrder;
import org.tallystick.debits.DebitRuns;
import org.tallystick.payments.Creditor;
import org.tallystick.payments.Creditors;
import org.tallystick.payments.MandateChanges;
import org.tallystick.payments.Network;
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
    /** So many answers are listed; the others follow when these are dealt with. */
    private static final int MOST_ANSWERS = 100;

    private final DebitRuns runs;
    private final DebitDesk desk;
    private final Collectables collectables;
    private final AnswerImport answers;
    private final AnswerDesk answerDesk;
    private final BankAnswers waiting;
    private final MandateChanges changes;
    private final CollectingAccounts accounts;
    private final Creditors creditors;
    private final CustomerLookup lookup;
    private final Transactions transactions;
    private final BusinessClock clock;

    DebitsController(
            DebitRuns runs,
            DebitDesk desk,
            Collectables collectables,
            AnswerImport answers,
            AnswerDesk answerDesk,
            BankAnswers waiting,
            MandateChanges changes,
            CollectingAccounts accounts,
            Creditors creditors,
            CustomerLookup lookup,
            Transactions transactions,
            BusinessClock clock) {
        this.runs = runs;
        this.desk = desk;
        this.collectables = collectables;
        this.answers = answers;
        this.answerDesk = answerDesk;
        this.waiting = waiting;
        this.changes = changes;
        this.accounts = accounts;
        this.creditors = creditors;
        this.lookup = lookup;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        List<CustomerId> changed = changes.customersWaiting(company);
        model.addAttribute(
                "page",
                new DebitPages.Runs(
                        runs.list(company, page, Page.SIZE),
                        lookup.of(company, changed),
                        waiting.waiting(company, MOST_ANSWERS)));
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
        List<CollectingAccount> usable = accounts.list(company);
        CollectingAccount to = chosen(usable, bankAccount);
        Network network = to == null ? Network.SEPA : to.network();
        LocalDate day = collectOn == null ? desk.earliest(company, network, days) : collectOn;
        LocalDate due = dueThrough == null ? day : dueThrough;
        List<Collectable> all = collectables.list(company, network, due, day);
        Map<Boolean, List<Collectable>> inTime = inTime(company, all, day, days);
        List<Collectable> items = Objects.requireNonNull(inTime.get(true));
        model.addAttribute(
                "page",
                new DebitPages.Preview(
                        creditor,
                        usable,
                        to,
                        days,
                        day,
                        due,
                        items,
                        Objects.requireNonNull(inTime.get(false)),
                        lookup.of(
                                company, all.stream().map(Collectable::customer).toList()),
                        problem(company, network, day, due, days)));
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

    /** The one that is asked for, else the first one. */
    private static @Nullable CollectingAccount chosen(List<CollectingAccount> usable, @Nullable UUID bankAccount) {
        return usable.stream()
                .filter(one -> one.account().id().equals(bankAccount))
                .findFirst()
                .or(() -> usable.stream().findFirst())
                .orElse(null);
    }

    private @Nullable String problem(
            CompanyId company, Network network, LocalDate collectOn, LocalDate dueThrough, int noticeDays) {
        try {
            desk.requireDays(
                    company, network, new DebitOrder(new UUID(0, 0), dueThrough, collectOn, noticeDays, Set.of()));
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

    /** A bank's answer says by itself which debits it is about. */
    @PostMapping("/status")
    View read(@RequestParam MultipartFile file, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer)
            throws IOException {
        caller.must(Permission.TAKE_PAYMENTS);
        if (file.isEmpty()) {
            throw Refusal.invalid("FILE_MISSING", "Choose the file of the bank.");
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
        byte[] content = file.getBytes();
        AnswerImport.Result result =
                transactions.in(CompanyScope.of(caller.company()), () -> answers.read(caller, name, content));
        answer.addFlashAttribute("notice", result.sentence());
        return SeeOther.page(shell, "/direct-debits");
    }

    /** Somebody dealt with an answer that nobody could book. */
    @PostMapping("/answers/{id}")
    View settle(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.TAKE_PAYMENTS);
        desk(caller, () -> answerDesk.settle(caller, id, reason));
        return SeeOther.page(shell, "/direct-debits");
    }

    private void desk(Caller caller, Runnable deed) {
        transactions.in(CompanyScope.of(caller.company()), () -> {
            deed.run();
            return true;
        });
    }
}
