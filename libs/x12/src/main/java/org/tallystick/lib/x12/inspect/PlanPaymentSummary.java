package org.tallystick.lib.x12.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.claimpayment.ClaimBalance;
import org.tallystick.lib.x12.claimpayment.ClaimPayment;
import org.tallystick.lib.x12.claimpayment.PlanPayment;
import org.tallystick.lib.x12.claimpayment.PlanPaymentEvent;
import org.tallystick.lib.x12.claimpayment.PlanPayments;
import org.tallystick.lib.x12.claimpayment.ProviderAdjustment;
import org.tallystick.lib.x12.element.Adjustment;

/** The keys of a transaction 835. */
final class PlanPaymentSummary implements TransactionSummary {
    private final PlanPayments payments = new PlanPayments(this::take);
    private final Consumer<Problem> problems;
    private Map<String, Object> keys = new LinkedHashMap<>();
    private List<Object> claims = new ArrayList<>();
    private List<Object> adjustments = new ArrayList<>();

    PlanPaymentSummary(Consumer<Problem> problems) {
        this.problems = problems;
    }

    @Override
    public void take(X12Event event) {
        payments.take(event);
    }

    @Override
    public Map<String, Object> keys() {
        Map<String, Object> done = keys;
        keys = new LinkedHashMap<>();
        return done;
    }

    private void take(PlanPaymentEvent event) {
        switch (event) {
            case PlanPaymentEvent.PaymentStarted started -> {
                claims = new ArrayList<>();
                adjustments = new ArrayList<>();
                keys = new Keys()
                        .put("payment", payment(started.payment()))
                        .list("claims", claims)
                        .list("providerAdjustments", adjustments)
                        .done();
            }
            case PlanPaymentEvent.ClaimRead read -> claims.add(claim(read.claim(), read.balance()));
            case PlanPaymentEvent.ProviderAdjustmentRead read -> adjustments.add(adjustment(read.adjustment()));
            case PlanPaymentEvent.PaymentEnded ended ->
                keys.putAll(new Keys()
                        .put("sumPaid", ended.sumPaid())
                        .put("sumProviderAdjustments", ended.sumProviderAdjustments())
                        .put("balanced", ended.balanced())
                        .done());
            case PlanPaymentEvent.ProblemFound found -> problems.accept(found.problem());
        }
    }

    private static Map<String, Object> payment(PlanPayment payment) {
        return new Keys()
                .put("amount", payment.amount())
                .put("creditDebit", payment.creditDebit())
                .put("method", payment.method())
                .put("handling", payment.handling())
                .put("date", payment.date() == null ? null : payment.date().toString())
                .put("trace", payment.trace().number())
                .put("payerId", payment.trace().originator())
                .put("payer", payment.payer().name())
                .done();
    }

    private static Map<String, Object> claim(ClaimPayment claim, ClaimBalance balance) {
        return new Keys()
                .put("id", claim.id())
                .put("status", claim.status())
                .put("charge", claim.charge())
                .put("paid", claim.paid())
                .put("patientResponsibility", claim.patientResponsibility())
                .put("payerControl", claim.payerControl())
                .put("adjustments", byGroup(claim))
                .put("services", claim.lines().size())
                .put("balanced", balance.balanced())
                .put("unbalancedServices", balance.unbalancedLines() == 0 ? null : balance.unbalancedLines())
                .done();
    }

    /** Those of the claim and of its lines together. */
    private static Map<String, Object> byGroup(ClaimPayment claim) {
        Map<String, Long> sums = new TreeMap<>();
        claim.adjustments().forEach(adjustment -> add(sums, adjustment));
        claim.lines().forEach(line -> line.adjustments().forEach(adjustment -> add(sums, adjustment)));
        Map<String, Object> amounts = new LinkedHashMap<>();
        sums.forEach((group, minor) ->
                amounts.put(group, new Money(minor, claim.charge().currency()).toPlainString()));
        return amounts;
    }

    private static void add(Map<String, Long> sums, Adjustment adjustment) {
        sums.merge(adjustment.group(), adjustment.amount().minor(), Long::sum);
    }

    private static Map<String, Object> adjustment(ProviderAdjustment adjustment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("reason", adjustment.reason());
        map.put("reference", adjustment.reference());
        map.put("amount", adjustment.amount().toPlainString());
        return map;
    }
}
