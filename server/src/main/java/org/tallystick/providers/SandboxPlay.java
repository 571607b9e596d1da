package org.tallystick.providers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;
import org.tallystick.providers.ProviderPayment.Dispute;
import org.tallystick.providers.ProviderPayment.State;

/** Lets things happen inside the sandbox. It knows nothing of the books; whoever should hear of it is told by others. */
@Component
class SandboxPlay {
    /** All cards of the sandbox end that day. */
    static final LocalDate EXPIRES_ON = LocalDate.of(2039, 12, 31);

    private static final Duration WAIT = Duration.ofMinutes(1);
    private static final int EVIDENCE_DAYS = 14;

    private final SandboxPayments payments;
    private final ProviderSettings settings;
    private final Transactions transactions;
    private final BusinessClock clock;

    SandboxPlay(SandboxPayments payments, ProviderSettings settings, Transactions transactions, BusinessClock clock) {
        this.payments = payments;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The payer decides on the page; a page that was used or closed stays as it is. */
    void choose(CompanyId company, String id, SandboxOutcome outcome) {
        change(company, id, payment -> {
            if (payment.isOpen()) {
                decide(company, payment, outcome);
            }
        });
    }

    private void decide(CompanyId company, SandboxPayment payment, SandboxOutcome outcome) {
        switch (outcome) {
            case SUCCEED -> succeed(company, payment, 0);
            case DECLINE -> become(company, payment, State.FAILED, null, "insufficient_funds");
            case PENDING_THEN_SUCCEED -> become(company, payment, State.PROCESSING, State.SUCCEEDED, null);
            case PENDING_THEN_FAIL -> become(company, payment, State.PROCESSING, State.FAILED, null);
            case NO_ANSWER -> succeed(company, payment, 1);
            case LATE_RETURN -> {
                succeed(company, payment, 0);
                payments.returned(company, payment.id(), "AC04", clock.now());
            }
            case DISPUTE -> disputed(company, payment, Dispute.Stage.OPEN);
            case DISPUTE_WON -> disputed(company, payment, Dispute.Stage.WON);
            case DISPUTE_LOST -> disputed(company, payment, Dispute.Stage.LOST);
        }
    }

    private void disputed(CompanyId company, SandboxPayment payment, Dispute.Stage stage) {
        succeed(company, payment, 0);
        dispute(company, payment, stage);
    }

    private void succeed(CompanyId company, SandboxPayment payment, int unanswered) {
        long fee =
                settings.of(company, SandboxProvider.NAME).fee(payment.amount()).minor();
        String token = payment.keepMethod() ? "tok_" + payment.key().toString().replace("-", "") : null;
        Instant now = clock.now();
        payments.become(
                company,
                payment.id(),
                new SandboxPayments.Change(State.SUCCEEDED, null, null, null, fee, now, token, unanswered),
                now);
    }

    private void become(
            CompanyId company, SandboxPayment payment, State state, @Nullable State then, @Nullable String decline) {
        Instant now = clock.now();
        payments.become(
                company,
                payment.id(),
                new SandboxPayments.Change(
                        state, then, then == null ? null : now.plus(WAIT), decline, 0, null, null, 0),
                now);
    }

    /** What was to come of a payment comes now. */
    void happen(CompanyId company, String id) {
        change(company, id, payment -> {
            if (payment.thenState() == State.SUCCEEDED) {
                succeed(company, payment, 0);
            } else if (payment.thenState() == State.FAILED) {
                become(company, payment, State.FAILED, null, "bank_refused");
            }
        });
    }

    /** A page nobody paid on is closed. */
    void close(CompanyId company, String id) {
        change(company, id, payment -> {
            if (payment.isOpen()) {
                become(company, payment, State.CANCELLED, null, null);
            }
        });
    }

    void takeBack(CompanyId company, String id) {
        change(company, id, payment -> {
            if (holdsMoney(payment)) {
                payments.returned(company, id, "AC04", clock.now());
            }
        });
    }

    /** A dispute begins once and is decided once. */
    void dispute(CompanyId company, String id, Dispute.Stage stage) {
        change(company, id, payment -> {
            boolean begins = stage == Dispute.Stage.OPEN && payment.disputeStage() == null && holdsMoney(payment);
            boolean ends = stage != Dispute.Stage.OPEN && payment.disputeStage() == Dispute.Stage.OPEN;
            if (begins || ends) {
                dispute(company, payment, stage);
            }
        });
    }

    private static boolean holdsMoney(SandboxPayment payment) {
        return payment.state() == State.SUCCEEDED
                && payment.returnCode() == null
                && payment.disputeStage() != Dispute.Stage.OPEN
                && payment.disputeStage() != Dispute.Stage.LOST;
    }

    private void dispute(CompanyId company, SandboxPayment payment, Dispute.Stage stage) {
        long fee = settings.of(company, SandboxProvider.NAME).disputeFeeMinor();
        LocalDate by =
                payment.evidenceBy() == null ? clock.today(company).plusDays(EVIDENCE_DAYS) : payment.evidenceBy();
        payments.disputed(company, payment, stage, fee, by, clock.now());
    }

    private void change(CompanyId company, String id, Consumer<SandboxPayment> work) {
        transactions.in(CompanyScope.of(company), () -> {
            work.accept(payments.lock(company, id));
            return id;
        });
    }
}
