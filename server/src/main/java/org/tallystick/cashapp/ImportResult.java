package org.tallystick.cashapp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.tallystick.lib.money.Money;

/**
 * What an import of bank statements did. Lines are all booked ones of the file; a line is new or a duplicate, unless its
 * statement is held or could not be booked; announced ones are kept for the statement that books them. Credits and debits are sums by currency, debits without sign.
 */
public record ImportResult(
        UUID file,
        int statements,
        int held,
        int lines,
        int newLines,
        int duplicate,
        int announced,
        int autoApplied,
        int suggested,
        int unidentified,
        List<Money> credits,
        List<Money> debits,
        List<ImportProblem> problems) {
    public ImportResult {
        credits = List.copyOf(credits);
        debits = List.copyOf(debits);
        problems = List.copyOf(problems);
    }

    public boolean isComplete() {
        return problems.stream().noneMatch(problem -> problem.severity().equals("error"));
    }

    /** Says when the file came before, if it did and nothing of it was new. */
    Optional<ImportProblem> repeated() {
        return problems.stream()
                .filter(problem -> problem.code().equals(StatementImport.DUPLICATE))
                .findFirst();
    }

    /** For JSON, in the keys of the command line; amounts are decimal texts, by currency where there are several. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("statements", statements);
        map.put("lines", lines);
        map.put("new", newLines);
        map.put("duplicate", duplicate);
        if (announced > 0) {
            map.put("announced", announced);
        }
        map.put("autoApplied", autoApplied);
        map.put("suggested", suggested);
        map.put("unidentified", unidentified);
        map.put("credits", decimals(credits));
        map.put("debits", decimals(debits));
        map.put("held", held);
        map.put("problems", problems);
        return map;
    }

    private static Object decimals(List<Money> sums) {
        if (sums.size() < 2) {
            return sums.isEmpty() ? "0" : sums.getFirst().toPlainString();
        }
        Map<String, String> byCurrency = new TreeMap<>();
        sums.forEach(sum -> byCurrency.put(sum.currency().code(), sum.toPlainString()));
        return byCurrency;
    }
}
