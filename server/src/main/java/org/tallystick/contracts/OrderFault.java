package org.tallystick.contracts;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.Refusal;

/** Why an order cannot be taken: the number of the line unless it is the order, the field, a stable code, a sentence. */
public record OrderFault(@Nullable Integer line, String field, String code, String sentence) {
    private static final int MOST_NAMED = 5;

    static OrderFault of(String field, String code, String sentence) {
        return new OrderFault(null, field, code, sentence);
    }

    static OrderFault of(OrderLine line, String field, String code, String sentence) {
        return new OrderFault(line.line(), field, code, sentence);
    }

    public String words() {
        return line == null ? sentence : "Line " + line + ": " + sentence;
    }

    private static String words(List<OrderFault> faults) {
        String more = faults.size() > MOST_NAMED ? " And " + (faults.size() - MOST_NAMED) + " more." : "";
        return faults.stream().limit(MOST_NAMED).map(OrderFault::words).collect(Collectors.joining(" ")) + more;
    }

    static Refusal invalid(List<OrderFault> faults) {
        return Refusal.invalid(faults.getFirst().code(), words(faults));
    }

    static Refusal conflict(List<OrderFault> faults) {
        return Refusal.conflict(faults.getFirst().code(), words(faults));
    }
}
