package org.tallystick.debits;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customers;
import org.tallystick.debits.BankAnswer.Outcome;
import org.tallystick.lib.bankfiles.nacha.AchCodes;
import org.tallystick.lib.bankfiles.nacha.AchReader;
import org.tallystick.payments.AchAccount;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateChange;
import org.tallystick.payments.MandateDesk;
import org.tallystick.payments.Mandates;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Refund;
import org.tallystick.payments.RefundDesk;
import org.tallystick.payments.RefundId;
import org.tallystick.payments.Refunds;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.ReceivedFiles;
import org.tallystick.platform.Refusal;

/**
 * Books what a bank answers to ACH entries in a NACHA file: a return sends its debit back, or its refund; a notice of change is
 * proposed for its mandate; everything else waits for a person. The file is kept; each answer counts once, however often it
 * comes.
 */
@Service
@Transactional
public class AnswerDesk {
    private static final String FILE_KIND = "nacha-answer";
    private static final int BEGINNING = 1_000;

    private final Debits debits;
    private final DebitOutcomes outcomes;
    private final BankAnswers answers;
    private final Refunds refunds;
    private final RefundDesk refundDesk;
    private final Mandates mandates;
    private final MandateDesk mandateDesk;
    private final Customers customers;
    private final ReceivedFiles files;
    private final AuditLog audit;
    private final BusinessClock clock;

    AnswerDesk(
            Debits debits,
            DebitOutcomes outcomes,
            BankAnswers answers,
            Refunds refunds,
            RefundDesk refundDesk,
            Mandates mandates,
            MandateDesk mandateDesk,
            Customers customers,
            ReceivedFiles files,
            AuditLog audit,
            BusinessClock clock) {
        this.debits = debits;
        this.outcomes = outcomes;
        this.answers = answers;
        this.refunds = refunds;
        this.refundDesk = refundDesk;
        this.mandates = mandates;
        this.mandateDesk = mandateDesk;
        this.customers = customers;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** The answers that were new, how many were known, and the payments that came back. */
    public record Result(List<BankAnswer> fresh, long known, List<PaymentId> returned) {
        public Result {
            fresh = List.copyOf(fresh);
            returned = List.copyOf(returned);
        }

        public long count(Outcome outcome) {
            return fresh.stream().filter(answer -> answer.outcome() == outcome).count();
        }
    }

    public static boolean recognises(byte[] content) {
        byte[] beginning = Arrays.copyOf(content, Math.min(content.length, BEGINNING));
        return AchReader.recognises(new String(beginning, StandardCharsets.ISO_8859_1));
    }

    public Result read(Caller caller, String name, byte[] content) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        AnswerFile file = AnswerFile.of(content);
        UUID kept = files.keepOnce(
                        company, FILE_KIND, name, content, caller.actor().reference())
                .id();
        Map<String, Debit> named = lock(company, file);
        Map<String, RefundId> refunded = refunds.byTraces(company, traces(file)).stream()
                .collect(Collectors.toMap(refund -> String.valueOf(refund.trace()), Refund::id));
        List<BankAnswer> fresh = new ArrayList<>();
        List<PaymentId> returned = new ArrayList<>();
        for (AnswerFile.Said said : file.answers()) {
            if (!answers.isKnown(company, said)) {
                BankAnswer answer = take(caller, said, Optional.ofNullable(named.get(said.originalTrace())), refunded);
                answers.insert(company, answer, kept, caller.actor().reference());
                fresh.add(answer);
                if (answer.kind() == BankAnswer.Kind.RETURN && answer.outcome() == Outcome.BOOKED) {
                    payment(company, answer).ifPresent(returned::add);
                }
            }
        }
        return new Result(fresh, file.answers().size() - (long) fresh.size(), returned);
    }

    /** Somebody looked at an answer and did what was to be done. */
    public void settle(Caller caller, UUID id, String reason) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        BankAnswer answer = answers.find(company, id).orElseThrow(() -> Refusal.notFound("answer of a bank"));
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say what was done; it is kept with the answer.");
        }
        if (!answers.settle(
                company, id, reason.strip(), clock.now(), caller.actor().reference())) {
            throw Refusal.conflict("ANSWER_SETTLED", "This answer waits for nobody; load the page again.");
        }
        audit.record(
                caller,
                AuditEvent.of("bank-answer.settle", "bank answer", id, answer.code())
                        .because(reason.strip()));
    }

    /** The payers first, then the debits. */
    private Map<String, Debit> lock(CompanyId company, AnswerFile file) {
        List<Debit> seen = debits.byBankNames(company, traces(file));
        customers.lock(company, seen.stream().map(Debit::customer).collect(Collectors.toSet()));
        return debits.lock(company, seen.stream().map(Debit::id).toList()).stream()
                .collect(Collectors.toMap(Debit::bankName, Function.identity()));
    }

    private static Set<String> traces(AnswerFile file) {
        return file.answers().stream().map(AnswerFile.Said::originalTrace).collect(Collectors.toSet());
    }

    /** Whose bank line has to follow. */
    private Optional<PaymentId> payment(CompanyId company, BankAnswer answer) {
        UUID debit = answer.debit();
        if (debit != null) {
            return debits.find(company, debit).flatMap(found -> Optional.ofNullable(found.payment()));
        }
        RefundId refund = answer.refund();
        return refund == null
                ? Optional.empty()
                : refunds.find(company, refund).flatMap(found -> Optional.ofNullable(found.payment()));
    }

    private BankAnswer take(
            Caller caller, AnswerFile.Said said, Optional<Debit> debit, Map<String, RefundId> refunded) {
        RefundId refund = refunded.get(said.originalTrace());
        if (refund != null) {
            return refunds(caller, said, refund);
        }
        if (debit.isEmpty()) {
            return person(said, null, "It names no debit and no refund of this company");
        }
        if (!said.sound()) {
            return person(said, debit.get(), "Its record is damaged");
        }
        return switch (said.kind()) {
            case RETURN -> returned(caller, said, debit.get());
            case CHANGE -> changed(caller, said, debit.get());
            case DISHONOURED -> person(said, debit.get(), "A bank refuses a return; ask your bank");
            case CONTESTED -> person(said, debit.get(), "A bank contests a refusal; ask your bank");
        };
    }

    private BankAnswer returned(Caller caller, AnswerFile.Said said, Debit seen) {
        CompanyId company = caller.company();
        Debit debit = debits.find(company, seen.id()).orElseThrow();
        if (AchCodes.meaningOfReturn(said.code()).isEmpty()) {
            return person(said, debit, "Its reason is none that exists");
        }
        if (!debit.amount().equals(said.amount())) {
            return person(said, debit, "It is of another amount than the debit");
        }
        if (debit.state() != Debit.State.PENDING && debit.state() != Debit.State.COLLECTED) {
            return answer(said, debit, null, Outcome.NOTHING, null);
        }
        LocalDate today = clock.today(company);
        outcomes.sentBack(caller, debit.id(), today, said.code());
        return answer(said, debit, null, Outcome.BOOKED, null);
    }

    /** A refund that was not paid out failed; one that was came back. */
    private BankAnswer refunds(Caller caller, AnswerFile.Said said, RefundId id) {
        CompanyId company = caller.company();
        Refund refund = refunds.find(company, id).orElseThrow();
        boolean plain = said.kind() == BankAnswer.Kind.RETURN
                && said.sound()
                && AchCodes.meaningOfReturn(said.code()).isPresent()
                && refund.amount().equals(said.amount());
        if (!plain) {
            return answer(said, null, id, Outcome.PERSON, "It is no plain return of refund " + refund.number());
        }
        switch (refund.state()) {
            case SENT -> refundDesk.fail(caller, id, said.code());
            case CONFIRMED -> refundDesk.comeBack(caller, id, clock.today(company), said.code());
            case REQUESTED, APPROVED, REJECTED, FAILED, RETURNED -> {
                return answer(said, null, id, Outcome.NOTHING, null);
            }
        }
        return answer(said, null, id, Outcome.BOOKED, null);
    }

    /** Bank data are never changed silently. */
    private BankAnswer changed(Caller caller, AnswerFile.Said said, Debit debit) {
        Optional<MandateChange.Correction> correction =
                MandateChange.Correction.read(said.code(), said.correctedData());
        Mandate mandate = mandates.find(caller.company(), debit.mandate()).orElseThrow();
        if (correction.isEmpty() || !(mandate.account() instanceof AchAccount account)) {
            return person(said, debit, "It does not correct the account of the mandate in a known way");
        }
        if (correction.get().of(account).equals(account)) {
            return answer(said, debit, null, Outcome.NOTHING, null);
        }
        mandateDesk.propose(caller, mandate.id(), correction.get());
        return answer(said, debit, null, Outcome.PROPOSED, null);
    }

    private BankAnswer person(AnswerFile.Said said, @Nullable Debit debit, String explanation) {
        return answer(said, debit, null, Outcome.PERSON, explanation);
    }

    private BankAnswer answer(
            AnswerFile.Said said,
            @Nullable Debit debit,
            @Nullable RefundId refund,
            Outcome outcome,
            @Nullable String explanation) {
        return new BankAnswer(
                Ids.next(),
                said.kind(),
                said.code(),
                said.originalTrace(),
                said.trace(),
                said.amount(),
                debit == null ? null : debit.id(),
                refund,
                outcome,
                explanation,
                clock.now());
    }
}
