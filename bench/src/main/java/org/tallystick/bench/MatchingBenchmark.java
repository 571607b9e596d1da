package org.tallystick.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.Policy;
import org.tallystick.lib.matching.Rule;
import org.tallystick.lib.matching.promotion.Wilson;
import org.tallystick.lib.matching.protocol.Replay;
import org.tallystick.lib.matching.protocol.Replay.Matched;
import org.tallystick.lib.matching.protocol.Scores;
import org.tallystick.lib.matching.protocol.Scores.Figures;
import org.tallystick.lib.matching.protocol.Sheets;
import org.tallystick.lib.synthetic.CashLedger;
import org.tallystick.lib.synthetic.CashOptions;

/**
 * Cash application on a generated ledger: how right, how often, how fast. Needs no database. The figures are stated twice:
 * with the rules that the labelled history promoted, and with all of them.
 */
final class MatchingBenchmark {
    private static final int USUAL_SIZE = 8_000;
    private static final int HISTORY_PER_LINE = 5;
    private static final Set<Long> FEES = Set.of(500L, 750L, 1250L);

    private final List<Goal> goals = new ArrayList<>();
    private boolean met = true;

    /** A figure, and the goal it is held against where there is one. */
    record Goal(
            String id,
            String name,
            String value,
            long n,
            @Nullable String goal,
            boolean met,
            @Nullable String low,
            @Nullable String high) {
        Goal between(String from, String to) {
            return new Goal(id, name, value, n, goal, met, from, to);
        }
    }

    /** Prints what it measured; false when a goal is missed. */
    boolean run(int size, long seed, boolean json) {
        int lines = size > 0 ? size : USUAL_SIZE;
        CashLedger ledger = CashLedger.of(CashOptions.of(seed, lines, lines * HISTORY_PER_LINE));
        quality(ledger, false);
        quality(ledger, true);
        MatchingSpeed speed = MatchingSpeed.measure(seed);
        least("M8", "lines per second at up to 50 open items", speed.linesPerSecond(), speed.lines(), 1_000);
        most("M8", "ms for one line at 2,000 open items, p99", speed.largeMillis(), speed.largeLines(), 50);
        most("M8", "ms to count sets of up to 3 of 2,000 amounts", speed.countMillis(), 1, 50);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "matching");
        document.put("seed", seed);
        document.put("lines", lines);
        document.put("history", lines * HISTORY_PER_LINE);
        document.put("dataHash", hash(ledger));
        document.putAll(Machine.description());
        document.put("speed", speed.figures());
        document.put("goals", goals);
        document.put("met", met);
        System.out.println(json ? Machine.json(document) : text());
        return met;
    }

    private void quality(CashLedger ledger, boolean all) {
        var replay = new Replay(policy(all), Sheets.customers(ledger.customers()));
        replay.period(Sheets.items(ledger.historyItems()));
        replay.learn(Sheets.lines(ledger.historyLines()), Sheets.truth(ledger.historyTruth()));
        replay.period(Sheets.items(ledger.items()));
        List<Matched> matched = replay.match(Sheets.lines(ledger.lines()));
        Scores scores = Scores.of(matched, Sheets.truth(ledger.truth()), replay);
        String rules = all ? "all rules" : "promoted rules only";
        Figures total = scores.total();
        bounds(total, rules);
        scores.byNoise().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> straightThrough(entry.getKey(), entry.getValue(), rules, all));
        long exact = matched.stream()
                .filter(Matched::isAuto)
                .filter(line -> isExact(
                        line.proposal() == null ? Rule.SUBSET : line.proposal().rule()))
                .count();
        goal(
                "",
                "posted by exact reference alone, " + rules,
                share(exact, total.matchable()),
                total.matchable(),
                null,
                true);
        goal("", "solvable share, " + rules, total.solvableShare(), total.matchable(), null, true);
    }

    private static boolean isExact(Rule rule) {
        return rule == Rule.STRUCTURED || rule == Rule.NUMBERS;
    }

    private void bounds(Figures total, String rules) {
        BigDecimal precision = total.precision();
        interval("M7", "precision of posted lines, " + rules, precision, total.right(), total.posted(), "0.999");
        BigDecimal lower = total.precisionLower();
        goal("M7", "its Wilson lower bound, " + rules, lower, total.posted(), "at least 0.995", at(lower, "0.995"));
        goal("M7", "precision by money, " + rules, total.precisionByMoney(), total.posted(), null, true);
        goal(
                "M7",
                "wrong customer, " + rules,
                BigDecimal.valueOf(total.wrongCustomer()),
                total.posted(),
                "0",
                total.wrongCustomer() == 0);
        BigDecimal accepted = total.falseAcceptRate();
        goal(
                "M7",
                "false accepts, " + rules,
                accepted,
                total.lines() - total.matchable(),
                "at most 0.001",
                accepted.compareTo(new BigDecimal("0.001")) <= 0);
        BigDecimal hits = share(total.hits(), total.matchable() - total.right());
        goal("M7", "first suggestion right, " + rules, hits, total.matchable() - total.right(), null, true);
    }

    /** Binds for all rules at N2 and N3; stated for the rest. */
    private void straightThrough(String noise, Figures figures, String rules, boolean all) {
        String least = all ? Map.of("N2", "0.85", "N3", "0.70").getOrDefault(noise, "") : "";
        String name = "straight-through at " + noise + ", " + rules;
        interval("M7", name, figures.straightThrough(), figures.right(), figures.matchable(), least);
    }

    private void interval(String id, String name, BigDecimal value, long right, long n, String least) {
        boolean reached = least.isEmpty() || at(value, least);
        goal(id, name, value, n, least.isEmpty() ? null : "at least " + least, reached);
        Goal last = goals.removeLast();
        goals.add(last.between(
                Wilson.lower(right, n).toPlainString(), Wilson.upper(right, n).toPlainString()));
    }

    private void least(String id, String name, long value, long n, long least) {
        goal(id, name, BigDecimal.valueOf(value), n, "at least " + least, value >= least);
    }

    private void most(String id, String name, long value, long n, long most) {
        goal(id, name, BigDecimal.valueOf(value), n, "at most " + most, value <= most);
    }

    private void goal(String id, String name, BigDecimal value, long n, @Nullable String bound, boolean reached) {
        goals.add(new Goal(id, name, value.toPlainString(), n, bound, reached, null, null));
        met &= reached;
    }

    private static boolean at(BigDecimal value, String least) {
        return value.compareTo(new BigDecimal(least)) >= 0;
    }

    private static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 5, RoundingMode.HALF_UP);
    }

    private static Policy policy(boolean all) {
        return Policy.defaults().withPromoteAll(all).withBankFees(Map.of("EUR", FEES, "USD", FEES, "GBP", FEES));
    }

    private static String hash(CashLedger ledger) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : List.of(ledger.historyLines(), ledger.items(), ledger.lines(), ledger.truth())) {
                digest.update(file.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text() {
        var text = new StringBuilder();
        for (Goal goal : goals) {
            String bound = goal.goal() == null ? "" : goal.goal() + (goal.met() ? "" : " MISSED");
            text.append(
                    "%-3s %-62s %10s  n %,7d  %s%n".formatted(goal.id(), goal.name(), goal.value(), goal.n(), bound));
        }
        return text.toString();
    }
}
