package org.tallystick.cashapp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.text.Folding;
import org.tallystick.payments.PaymentId;

/** Which advices and payments belong together: those of one amount that name each other, and nobody else. */
final class AdvicePairs {
    /** The day of the payment and that of the advice, at most so many days apart. */
    static final int PAYER_DAYS = 10;

    private static final int SURE = 8;

    private AdvicePairs() {}

    /**
     * An advice and a payment of the same amount.
     *
     * @param texts everything the payment says
     * @param sameCustomer the payment belongs to the customer whose advice it is
     * @param payers names of the payer of the payment
     * @param days between the two
     */
    record Pair(
            UUID advice,
            PaymentId payment,
            @Nullable String trace,
            @Nullable String payerName,
            @Nullable String payerAccount,
            List<String> texts,
            boolean sameCustomer,
            List<String> payers,
            @Nullable String account,
            int days) {
        Pair {
            texts = List.copyOf(texts);
            payers = List.copyOf(payers);
        }
    }

    /** Two that belong together, and by what. */
    record Joined(UUID advice, PaymentId payment, String rule) {}

    /** Pairs in which each is the only candidate of the other; a trace counts more than a payer. */
    static List<Joined> decide(List<Pair> pairs) {
        Set<UUID> traced =
                pairs.stream().filter(AdvicePairs::isTraced).map(Pair::advice).collect(Collectors.toSet());
        Set<PaymentId> found =
                pairs.stream().filter(AdvicePairs::isTraced).map(Pair::payment).collect(Collectors.toSet());
        List<Pair> candidates = pairs.stream()
                .filter(pair -> isTraced(pair)
                        || (!traced.contains(pair.advice()) && !found.contains(pair.payment()) && isOfPayer(pair)))
                .toList();
        Map<UUID, Long> payments = count(candidates, Pair::advice);
        Map<PaymentId, Long> advices = count(candidates, Pair::payment);
        return candidates.stream()
                .filter(pair -> Optional.ofNullable(payments.get(pair.advice())).orElse(0L) == 1)
                .filter(pair -> Optional.ofNullable(advices.get(pair.payment())).orElse(0L) == 1)
                .map(pair -> new Joined(pair.advice(), pair.payment(), isTraced(pair) ? "trace" : "payer"))
                .toList();
    }

    private static <K> Map<K, Long> count(List<Pair> pairs, Function<Pair, K> key) {
        Map<K, Long> counts = new HashMap<>();
        pairs.forEach(pair -> counts.merge(key.apply(pair), 1L, Long::sum));
        return counts;
    }

    /** The payment carries the trace as a word of its own, or anywhere when it is long. */
    private static boolean isTraced(Pair pair) {
        String trace = pair.trace() == null ? "" : Folding.squeeze(pair.trace());
        if (trace.length() < 4 || Folding.digits(trace) < 3) {
            return false;
        }
        return pair.texts().stream()
                .anyMatch(text -> words(text).contains(trace)
                        || (trace.length() >= SURE && Folding.squeeze(text).contains(trace)));
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Stream.concat(Stream.of(text), Arrays.stream(text.split("[\\s,;:]+", -1)))
                .map(Folding::squeeze)
                .forEach(words::add);
        return words;
    }

    private static boolean isOfPayer(Pair pair) {
        if (pair.days() > PAYER_DAYS) {
            return false;
        }
        String name = pair.payerName() == null ? "" : Folding.name(pair.payerName());
        boolean named = !name.isEmpty()
                && pair.payers().stream().anyMatch(payer -> Folding.name(payer).equals(name));
        boolean account = pair.payerAccount() != null
                && pair.account() != null
                && Folding.squeeze(pair.payerAccount()).equals(Folding.squeeze(pair.account()));
        return pair.sameCustomer() || named || account;
    }
}
