package org.tallystick.lib.x12.inspect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.x12.remittance.PaymentOrder;
import org.tallystick.lib.x12.remittance.RemittanceAdjustment;
import org.tallystick.lib.x12.remittance.RemittanceEvent;
import org.tallystick.lib.x12.remittance.RemittanceLine;

/** The keys of a transaction 820: {@code payment, remittances, adjustments, sum, balanced}. */
final class RemittanceSummary {
    private static final int CENTS = 2;

    private final PaymentOrder payment;
    private final List<Map<String, Object>> remittances = new ArrayList<>();
    private final List<Map<String, Object>> adjustments = new ArrayList<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private boolean balanced;

    RemittanceSummary(PaymentOrder payment) {
        this.payment = payment;
    }

    void take(RemittanceEvent event) {
        switch (event) {
            case RemittanceEvent.LineRead read -> remittances.add(line(read.line()));
            case RemittanceEvent.AdjustmentRead read -> adjustments.add(adjustment(read.adjustment()));
            case RemittanceEvent.PaymentEnded ended -> {
                sum = ended.sum();
                balanced = ended.balanced();
            }
            case RemittanceEvent.PaymentStarted _, RemittanceEvent.ProblemFound _ -> {}
        }
    }

    Map<String, Object> keys() {
        Map<String, Object> order = new LinkedHashMap<>();
        put(order, "amount", amount(payment.amount()));
        put(order, "creditDebit", payment.creditDebit());
        put(order, "method", payment.method());
        put(order, "date", payment.date() == null ? null : payment.date().toString());
        put(order, "trace", payment.trace());
        put(order, "payer", payment.payer().name());
        put(order, "currency", payment.currency());
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("payment", order);
        keys.put("remittances", remittances);
        keys.put("adjustments", adjustments);
        put(keys, "sum", amount(sum));
        keys.put("balanced", balanced);
        return keys;
    }

    private Map<String, Object> line(RemittanceLine line) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "document", line.document());
        put(map, "qualifier", line.qualifier());
        put(map, "paid", amount(line.paid()));
        put(map, "gross", amount(line.gross()));
        put(map, "discount", amount(line.discount()));
        if (!line.adjustments().isEmpty()) {
            map.put(
                    "adjustments",
                    line.adjustments().stream().map(this::adjustment).toList());
        }
        return map;
    }

    private Map<String, Object> adjustment(RemittanceAdjustment adjustment) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "amount", amount(adjustment.amount()));
        put(map, "reason", adjustment.reason());
        put(map, "reference", adjustment.reference());
        return map;
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    /** With the digits of the currency, or with more where the file has more. */
    private @Nullable String amount(@Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        String currency = payment.currency();
        int digits = currency == null ? CENTS : CurrencyCode.of(currency).digits();
        int needed = Math.max(0, amount.stripTrailingZeros().scale());
        return amount.setScale(Math.max(digits, needed)).toPlainString();
    }
}
