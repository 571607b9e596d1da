package org.tallystick.cashapp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an import of remittance advices did.
 *
 * @param source how they came
 * @param advices in the file
 * @param fresh those that were not known
 * @param duplicate those that were
 * @param joined those of the file that belong to a payment now
 * @param applied payments that were settled by them now
 * @param waiting those whose payment is not known
 * @param ids all of the file
 */
public record AdviceResult(
        AdviceSource source,
        int advices,
        int fresh,
        int duplicate,
        int joined,
        int applied,
        int waiting,
        List<UUID> ids,
        List<ImportProblem> problems) {
    public AdviceResult {
        ids = List.copyOf(ids);
        problems = List.copyOf(problems);
    }

    public boolean isComplete() {
        return problems.stream().noneMatch(problem -> problem.severity().equals("error"));
    }

    /** For JSON, in the keys of the command line. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("source", source.name());
        map.put("advices", advices);
        map.put("new", fresh);
        map.put("duplicate", duplicate);
        map.put("joined", joined);
        map.put("autoApplied", applied);
        map.put("waiting", waiting);
        map.put("problems", problems);
        return map;
    }
}
