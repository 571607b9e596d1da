package org.tallystick.providers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.providers.ProviderPayment.Dispute;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox as people use it: the payer on its page, and staff who let things happen. It tells the company what happened by
 * signed messages, as a provider does: each twice, and the latest first, so that neither may matter.
 */
@Service
public class Sandbox {
    private final SandboxPayments payments;
    private final SandboxPlay play;
    private final SandboxKey key;
    private final WebhookDesk webhooks;
    private final Transactions transactions;
    private final BusinessClock clock;
    private final JsonMapper json;

    Sandbox(
            SandboxPayments payments,
            SandboxPlay play,
            SandboxKey key,
            WebhookDesk webhooks,
            Transactions transactions,
            BusinessClock clock,
            JsonMapper json) {
        this.payments = payments;
        this.play = play;
        this.key = key;
        this.webhooks = webhooks;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    /** What staff may let happen to a payment. */
    public enum Act {
        DECIDE("Let the bank decide now"),
        TAKE_BACK("The bank takes it back"),
        DISPUTE("The payer disputes it"),
        WIN("We win the dispute"),
        LOSE("We lose the dispute"),
        TELL_AGAIN("Send the message again");

        private final String title;

        Act(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public static boolean plays(String provider) {
        return provider.equals(SandboxProvider.NAME);
    }

    public Optional<SandboxPayment> find(CompanyId company, String id) {
        return transactions.reading(CompanyScope.of(company), () -> payments.find(company, id));
    }

    /** The payer chooses on the page what happens. */
    public void choose(CompanyId company, String id, SandboxOutcome outcome) {
        SandboxPayment before = find(company, id).orElseThrow(() -> Refusal.notFound("payment page"));
        if (!before.isOpen()) {
            return;
        }
        play.choose(company, id, outcome);
        List<String> kinds = switch (outcome) {
            case SUCCEED, NO_ANSWER -> List.of("payment.succeeded");
            case DECLINE -> List.of("payment.failed");
            case PENDING_THEN_SUCCEED, PENDING_THEN_FAIL -> List.of("payment.processing");
            case LATE_RETURN -> List.of("payment.succeeded", "payment.returned");
            case DISPUTE -> List.of("payment.succeeded", "payment.dispute.opened");
            case DISPUTE_WON -> List.of("payment.succeeded", "payment.dispute.opened", "payment.dispute.won");
            case DISPUTE_LOST -> List.of("payment.succeeded", "payment.dispute.opened", "payment.dispute.lost");
        };
        tell(company, id, kinds);
    }

    /** Staff lets something happen to a payment in the outside world. */
    public void act(Caller caller, String id, Act act) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        if (find(company, id).isEmpty()) {
            throw Refusal.notFound("payment of the sandbox");
        }
        switch (act) {
            case DECIDE -> play.happen(company, id);
            case TAKE_BACK -> play.takeBack(company, id);
            case DISPUTE -> play.dispute(company, id, Dispute.Stage.OPEN);
            case WIN -> play.dispute(company, id, Dispute.Stage.WON);
            case LOSE -> play.dispute(company, id, Dispute.Stage.LOST);
            case TELL_AGAIN -> {}
        }
        tell(company, id, List.of("payment.updated"));
    }

    /** What the sandbox would pay out, by currency. */
    public List<Money> balances(CompanyId company) {
        return transactions.reading(
                CompanyScope.of(company),
                () -> payments.currencies(company).stream()
                        .map(currency -> payments.balance(company, currency))
                        .toList());
    }

    /** The sandbox pays out all it holds in a currency; the bank will show it with the payout's id. */
    public ProviderPayout payOut(Caller caller, CurrencyCode currency) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        ProviderPayout payout = transactions.in(CompanyScope.of(company), () -> {
            Money balance = payments.balance(company, currency);
            if (!balance.isPositive()) {
                throw Refusal.conflict("NOTHING_TO_PAY_OUT", "The sandbox holds nothing in " + currency + ".");
            }
            String id = "PO" + Ids.next().toString().replace("-", "").substring(0, 20);
            var made = new ProviderPayout(id, balance, clock.today(company));
            payments.payOut(company, made);
            return made;
        });
        send(company, "evt_" + payout.id(), "payout.paid", payout.id());
        return payout;
    }

    private void tell(CompanyId company, String id, List<String> kinds) {
        List<String> latestFirst = new ArrayList<>(kinds);
        Collections.reverse(latestFirst);
        for (String kind : latestFirst) {
            int number = transactions.in(CompanyScope.of(company), () -> payments.nextEvent(company, id));
            send(company, "evt_" + id + "_" + number, kind, id);
        }
    }

    private void send(CompanyId company, String event, String kind, String object) {
        byte[] body = json.writeValueAsString(Map.of("id", event, "type", kind, "object", object))
                .getBytes(StandardCharsets.UTF_8);
        String signature = key.sign(body);
        webhooks.receive(company, SandboxProvider.NAME, body, signature);
        webhooks.receive(company, SandboxProvider.NAME, body, signature);
    }
}
