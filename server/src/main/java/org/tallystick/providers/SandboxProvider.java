package org.tallystick.providers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;
import org.tallystick.providers.ProviderPayment.Dispute;
import org.tallystick.providers.ProviderPayment.SavedCard;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built-in provider: no network, no real money; what happens is chosen on its page or by the amount. */
@Component
class SandboxProvider implements PaymentProvider {
    static final String NAME = "sandbox";

    private static final Duration PAGE_LIVES = Duration.ofHours(24);

    private final SandboxPayments payments;
    private final SandboxPlay play;
    private final SandboxKey key;
    private final Companies companies;
    private final Transactions transactions;
    private final BusinessClock clock;
    private final JsonMapper json;

    SandboxProvider(
            SandboxPayments payments,
            SandboxPlay play,
            SandboxKey key,
            Companies companies,
            Transactions transactions,
            BusinessClock clock,
            JsonMapper json) {
        this.payments = payments;
        this.play = play;
        this.key = key;
        this.companies = companies;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Sandbox (test, no real money)";
    }

    /** An amount that ends in 09 loses the answer after the page was opened. */
    @Override
    public Checkout createCheckout(CompanyId company, CheckoutRequest request, UUID attempt) {
        SandboxPayment opened = opened(company, request, attempt);
        if (request.amount().minor() % 100 == 9) {
            throw new NoAnswer("the sandbox opened a page and does not say so");
        }
        return new Checkout(opened.id(), "/sandbox/" + companies.get(company).code() + "/" + opened.id());
    }

    private SandboxPayment opened(CompanyId company, CheckoutRequest request, UUID attempt) {
        return within(company, () -> {
            payments.open(company, attempt, request, clock.now());
            return payments.byKey(company, attempt).orElseThrow();
        });
    }

    @Override
    public ProviderPayment chargeSaved(CompanyId company, SavedCharge charge, UUID attempt) {
        var request = new CheckoutRequest(charge.amount(), charge.title(), "", false);
        SandboxPayment opened = opened(company, request, attempt);
        if (opened.isOpen()) {
            play.choose(company, opened.id(), SandboxOutcome.of(charge.amount().minor()));
        }
        return fetch(company, opened.id()).orElseThrow();
    }

    @Override
    public Optional<ProviderPayment> fetch(CompanyId company, String id) {
        return within(company, () -> payments.find(company, id)).map(found -> answer(company, found));
    }

    @Override
    public Optional<ProviderPayment> find(CompanyId company, UUID attempt) {
        return within(company, () -> payments.byKey(company, attempt)).map(found -> answer(company, found));
    }

    /** Silence is used up by being kept. */
    private ProviderPayment answer(CompanyId company, SandboxPayment payment) {
        if (payment.unanswered() > 0) {
            within(company, () -> {
                payments.keptSilent(company, payment.id());
                return payment;
            });
            throw new NoAnswer("the sandbox keeps silent");
        }
        Instant now = clock.now();
        boolean due = payment.thenAt() != null && !now.isBefore(payment.thenAt());
        boolean left = payment.isOpen() && now.isAfter(payment.madeAt().plus(PAGE_LIVES));
        if (due) {
            play.happen(company, payment.id());
        } else if (left) {
            play.close(company, payment.id());
        }
        return view(within(company, () -> payments.find(company, payment.id())).orElseThrow());
    }

    static ProviderPayment view(SandboxPayment payment) {
        return new ProviderPayment(
                payment.id(),
                payment.key(),
                payment.state(),
                payment.amount(),
                payment.fee(),
                PaymentMethod.CARD,
                payment.capturedAt(),
                payment.declineCode(),
                payment.returnCode(),
                dispute(payment),
                card(payment));
    }

    private static @Nullable Dispute dispute(SandboxPayment payment) {
        Dispute.Stage stage = payment.disputeStage();
        return stage == null || payment.evidenceBy() == null
                ? null
                : new Dispute("dsp_" + payment.id(), stage, "fraudulent", payment.disputeFee(), payment.evidenceBy());
    }

    private static @Nullable SavedCard card(SandboxPayment payment) {
        return payment.token() == null ? null : new SavedCard(payment.token(), "Visa", "4242", SandboxPlay.EXPIRES_ON);
    }

    @Override
    public ProviderPayment cancel(CompanyId company, String id) {
        play.close(company, id);
        return fetch(company, id).orElseThrow();
    }

    @Override
    public List<ProviderPayment> changedSince(CompanyId company, Instant at) {
        return within(company, () -> payments.changedSince(company, at)).stream()
                .map(SandboxProvider::view)
                .toList();
    }

    @Override
    public Optional<ProviderPayout> payout(CompanyId company, String id) {
        return within(company, () -> payments.payout(company, id));
    }

    @Override
    public Optional<ProviderEvent> verify(byte[] raw, String signature) {
        return key.fits(raw, signature) ? read(raw) : Optional.empty();
    }

    private Optional<ProviderEvent> read(byte[] raw) {
        try {
            JsonNode event = json.readTree(raw);
            String kind = event.path("type").asString("");
            String id = event.path("id").asString("");
            return id.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ProviderEvent(
                            id, kind, subject(kind), event.path("object").asString("")));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static ProviderEvent.Subject subject(String kind) {
        return kind.startsWith("payment.")
                ? ProviderEvent.Subject.PAYMENT
                : kind.equals("payout.paid") ? ProviderEvent.Subject.PAYOUT : ProviderEvent.Subject.NONE;
    }

    private <T> T within(CompanyId company, Supplier<T> work) {
        return transactions.in(CompanyScope.of(company), work);
    }
}
