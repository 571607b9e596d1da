package org.tallystick.cashapp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.cashapp.Advice.State;
import org.tallystick.cashapp.Advices.NewAdvice;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.ReceivedFiles;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Retry;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;

/**
 * Takes remittance advices in, joins them with payments and lets the payments be settled by them. Whatever comes twice is
 * kept once. What a person joined, separated or left aside stays so.
 */
@Service
public class AdviceDesk {
    private static final String FILE_KIND = "remittance-advice";
    private static final int MAX_BYTES = 20 << 20;
    private static final int MOST_ADVICES = 10_000;

    private final ReceivedFiles files;
    private final Companies companies;
    private final Customers customers;
    private final OpenItems items;
    private final Payments payments;
    private final Advices advices;
    private final AdviceSteps steps;
    private final AdviceJoining joining;
    private final MatchDecisions decisions;
    private final AutomaticApplication application;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    AdviceDesk(
            ReceivedFiles files,
            Companies companies,
            Customers customers,
            OpenItems items,
            Payments payments,
            Advices advices,
            AdviceSteps steps,
            AdviceJoining joining,
            MatchDecisions decisions,
            AutomaticApplication application,
            AuditLog audit,
            BusinessClock clock,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.companies = companies;
        this.customers = customers;
        this.items = items;
        this.payments = payments;
        this.advices = advices;
        this.steps = steps;
        this.joining = joining;
        this.decisions = decisions;
        this.application = application;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes a file in: EDI 820, NACHA, lockbox, a table, a PDF or plain text, told by its content. */
    public AdviceResult importFile(Caller caller, String name, byte[] content, AdviceOptions options) {
        mustImport(caller);
        if (content.length > MAX_BYTES) {
            throw Refusal.invalid("FILE-LIMIT", "The file is larger than 20 MB. Ask for smaller ones.");
        }
        CurrencyCode home = companies.get(caller.company()).currency();
        return take(caller, name, content, AdviceFile.read(content, home, options.columns()));
    }

    /** Takes the text of an e-mail in. */
    public AdviceResult importText(Caller caller, String text) {
        mustImport(caller);
        if (text.isBlank()) {
            throw Refusal.invalid("TEXT_MISSING", "Paste what the payer wrote.");
        }
        CurrencyCode home = companies.get(caller.company()).currency();
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        AdviceFile table = AdviceFile.read(content, home, Map.of());
        return take(caller, "e-mail.txt", content, table);
    }

    private static void mustImport(Caller caller) {
        caller.must(Permission.TAKE_PAYMENTS);
        caller.must(Permission.ALLOCATE);
    }

    private AdviceResult take(Caller caller, String name, byte[] content, AdviceFile file) {
        if (file.advices().size() > MOST_ADVICES) {
            throw Refusal.invalid("FILE-LIMIT", "A file has at most 10,000 advices; divide it.");
        }
        List<NewAdvice> read = Retry.onConflict(() -> inTransaction(() -> identified(caller.company(), file)));
        List<NewAdvice> fresh = read.isEmpty()
                ? List.of()
                : Retry.onConflict(() -> inTransaction(() -> keep(caller, name, content, read)));
        List<Advice> known = inTransaction(() -> advices.byFingerprints(
                caller.company(), read.stream().map(NewAdvice::fingerprint).toList()));
        int applied = 0;
        for (Advice advice : known) {
            applied += advice.payment() != null && applies(caller, advice, advice.payment()) ? 1 : 0;
        }
        int joined = count(known, State.JOINED);
        return new AdviceResult(
                file.source(),
                read.size(),
                fresh.size(),
                read.size() - fresh.size(),
                joined,
                applied,
                count(known, State.WAITING),
                known.stream().map(Advice::id).toList(),
                file.problems());
    }

    private static int count(List<Advice> known, State state) {
        return Math.toIntExact(
                known.stream().filter(advice -> advice.state() == state).count());
    }

    /** Once for each advice; what was decided with it stays, however often its file is loaded. */
    private boolean applies(Caller caller, Advice advice, PaymentId payment) {
        boolean decided = decisions
                .latest(caller.company(), payment)
                .filter(decision -> !decision.decidedAt().isBefore(advice.recordedAt()))
                .isPresent();
        return !decided && application.apply(caller, payment).settled();
    }

    /** Each advice with its fingerprint, and the customer it comes from where that is beyond doubt. */
    private List<NewAdvice> identified(CompanyId company, AdviceFile file) {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> numbers = file.advices().stream()
                .map(AdviceRead::payerNumber)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, CustomerId> byNumber = customers.idsByNumber(company, numbers);
        Map<String, Set<CustomerId>> owners = owners(company, file);
        List<NewAdvice> found = new ArrayList<>();
        for (AdviceRead read : file.advices()) {
            int occurrence = seen.merge(HexFormat.of().formatHex(read.fingerprint(1)), 1, Integer::sum);
            CustomerId customer = read.payerNumber() == null ? null : byNumber.get(read.payerNumber());
            found.add(new NewAdvice(
                    Ids.next(), read, read.fingerprint(occurrence), customer == null ? owner(read, owners) : customer));
        }
        return found;
    }

    private Map<String, Set<CustomerId>> owners(CompanyId company, AdviceFile file) {
        Set<String> tokens = file.advices().stream()
                .flatMap(read -> read.lines().stream())
                .map(AdviceLine::document)
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toSet());
        Map<String, Set<CustomerId>> owners = new HashMap<>();
        for (OpenItem item : tokens.isEmpty() ? List.<OpenItem>of() : items.byReference(company, tokens)) {
            owners.computeIfAbsent(item.number(), _ -> new HashSet<>()).add(item.customer());
        }
        return owners;
    }

    /** The one customer to whom all documents belong that are known. */
    private static @Nullable CustomerId owner(AdviceRead read, Map<String, Set<CustomerId>> owners) {
        Set<CustomerId> all = read.lines().stream()
                .flatMap(line -> owners.getOrDefault(line.document(), Set.of()).stream())
                .collect(Collectors.toSet());
        return all.size() == 1 ? all.iterator().next() : null;
    }

    private List<NewAdvice> keep(Caller caller, String name, byte[] content, List<NewAdvice> read) {
        CompanyId company = caller.company();
        String by = caller.actor().reference();
        steps.lock(company);
        ReceivedFiles.Kept file = files.keepOnce(company, FILE_KIND, name, content, by);
        List<NewAdvice> fresh = advices.insert(company, read, file.id(), clock.today(company), clock.now(), by);
        for (NewAdvice advice : fresh) {
            audit.record(
                    caller,
                    AuditEvent.of(
                                    "advice.import",
                                    "remittance advice",
                                    advice.id(),
                                    advice.read().trace())
                            .about(
                                    advice.customer() == null
                                            ? null
                                            : advice.customer().value())
                            .fact("amount", advice.read().amount())
                            .fact("file", file.id()));
        }
        joining.ofAdvices(caller, fresh.stream().map(NewAdvice::id).toList());
        return fresh;
    }

    /** Joins an advice with a payment a person has chosen, and lets it be settled when nothing was done with it yet. */
    public void join(Caller caller, UUID id, PaymentId payment) {
        mustImport(caller);
        CompanyId company = caller.company();
        Retry.onConflict(() -> inTransaction(() -> {
            steps.lock(company);
            Advice advice = find(company, id);
            if (advice.state() == State.JOINED) {
                throw Refusal.conflict("ADVICE_JOINED", "This advice belongs to a payment. Separate them first.");
            }
            Payment paid = payments.find(company, payment).orElseThrow(() -> Refusal.notFound("payment"));
            if (advices.ofPayment(company, payment).isPresent()) {
                throw Refusal.conflict("PAYMENT_ADVISED", "Another advice belongs to this payment.");
            }
            if (!paid.currency().equals(advice.amount().currency())) {
                throw Refusal.invalid("CURRENCY_MISMATCH", "The payment has another currency than the advice.");
            }
            steps.join(company, id, payment, "hand", caller.actor().reference());
            audit.record(
                    caller,
                    event("advice.join", advice).fact("payment", paid.number()).fact("by", "hand"));
            return advice;
        }));
        application.apply(caller, payment);
    }

    /** Says that an advice and its payment do not belong together; what was settled stays until it is taken back. */
    public void separate(Caller caller, UUID id, String reason) {
        step(caller, id, reason, State.JOINED, "ADVICE_NOT_JOINED", "This advice belongs to no payment.", "separate");
    }

    /** Says that nothing is to be done with an advice. */
    public void setAside(Caller caller, UUID id, String reason) {
        step(
                caller,
                id,
                reason,
                State.WAITING,
                "ADVICE_NOT_WAITING",
                "This advice does not wait any more.",
                "set-aside");
    }

    private void step(Caller caller, UUID id, String reason, State from, String code, String sentence, String deed) {
        mustImport(caller);
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; auditors will ask.");
        }
        CompanyId company = caller.company();
        Retry.onConflict(() -> inTransaction(() -> {
            steps.lock(company);
            Advice advice = find(company, id);
            if (advice.state() != from) {
                throw Refusal.conflict(code, sentence);
            }
            String by = caller.actor().reference();
            if (from == State.JOINED) {
                steps.separate(company, id, reason.strip(), by);
            } else {
                steps.setAside(company, id, reason.strip(), by);
            }
            audit.record(caller, event("advice." + deed, advice).because(reason.strip()));
            return advice;
        }));
    }

    private static AuditEvent event(String command, Advice advice) {
        return AuditEvent.of(command, "remittance advice", advice.id(), advice.trace());
    }

    private Advice find(CompanyId company, UUID id) {
        return advices.find(company, id).orElseThrow(() -> Refusal.notFound("remittance advice"));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
