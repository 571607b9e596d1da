package org.tallystick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.lib.matching.Decision;
import org.tallystick.lib.matching.Policy;
import org.tallystick.lib.matching.Promotions;
import org.tallystick.lib.matching.ReceiptLine;
import org.tallystick.lib.matching.Rule;
import org.tallystick.lib.matching.promotion.Standing;
import org.tallystick.lib.matching.protocol.BadRow;
import org.tallystick.lib.matching.protocol.MissingColumn;
import org.tallystick.lib.matching.protocol.Proposals;
import org.tallystick.lib.matching.protocol.Replay;
import org.tallystick.lib.matching.protocol.Replay.Matched;
import org.tallystick.lib.matching.protocol.Sheets;

/** {@code match}: the cash-application engine alone, from files to a file. */
final class Match implements PureCommand {
    static final Syntax SYNTAX = Syntax.of(
            "match",
            "--open-items FILE --customers FILE --lines FILE --out FILE [--learn FILE] [--policy FILE]",
            "proposes which open items the lines of a bank file pay");

    private static final String TRUTH = "truth.csv";

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        try {
            Policy policy = arguments.path("--policy").map(Match::policy).orElseGet(Policy::defaults);
            var replay = new Replay(policy, Sheets.customers(file(arguments.text("--customers"))));
            arguments.optional("--learn").ifPresent(truth -> learn(replay, file(truth)));
            replay.period(Sheets.items(file(arguments.text("--open-items"))));
            List<ReceiptLine> lines = Sheets.lines(file(arguments.text("--lines")));
            List<Matched> matched = replay.match(lines);
            write(Path.of(arguments.text("--out")), matched);
            Map<String, Object> summary = summary(matched, replay.promotions(), policy);
            return CommandResult.of(summary, text(matched));
        } catch (MissingColumn | BadRow e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw new UsageException("Cannot read or write: " + e.getMessage());
        }
    }

    private static Path file(String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new UsageException("There is no file " + name + ".");
        }
        return file;
    }

    private static Policy policy(Path file) {
        return MatchPolicy.read(file(file.toString()));
    }

    /** The labelled period lies beside its truth: the same name with another ending. */
    private static void learn(Replay replay, Path truth) {
        String name = truth.getFileName().toString();
        if (!name.endsWith(TRUTH)) {
            throw new UsageException("--learn takes a file whose name ends in " + TRUTH + ", not " + name + ".");
        }
        String prefix = name.substring(0, name.length() - TRUTH.length());
        Path items = file(truth.resolveSibling(prefix + "open_items.csv").toString());
        Path lines = file(truth.resolveSibling(prefix + "bank_lines.csv").toString());
        replay.period(Sheets.items(items));
        replay.learn(Sheets.lines(lines), Sheets.truth(truth));
    }

    private static void write(Path out, List<Matched> matched) {
        try (Writer writer = Files.newBufferedWriter(out)) {
            Proposals.write(writer, matched);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> summary(List<Matched> matched, Promotions promotions, Policy policy) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("lines", matched.size());
        summary.put("autoApplied", matched.stream().filter(Matched::isAuto).count());
        summary.put("suggested", count(matched, Decision.Suggest.class));
        summary.put("exceptions", count(matched, Decision.Unresolved.class));
        summary.put("promoteAll", policy.promoteAll());
        Map<String, Object> rules = new LinkedHashMap<>();
        for (Rule rule : Rule.values()) {
            Standing standing = promotions.of(rule);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("state", standing.state().name());
            figures.put("cases", standing.cases());
            figures.put("errors", standing.errors());
            figures.put("score", standing.confidence().score());
            rules.put(rule.id(), figures);
        }
        summary.put("rules", rules);
        return summary;
    }

    private static long count(List<Matched> matched, Class<? extends Decision> kind) {
        return matched.stream().map(Matched::decision).filter(kind::isInstance).count();
    }

    private static String text(List<Matched> matched) {
        return "%,d lines: %,d posted, %,d suggested, %,d left%n"
                .formatted(
                        matched.size(),
                        matched.stream().filter(Matched::isAuto).count(),
                        count(matched, Decision.Suggest.class),
                        count(matched, Decision.Unresolved.class));
    }
}
