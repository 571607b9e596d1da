package org.tallystick.lib.x12.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.claimstatus.ClaimStatus;
import org.tallystick.lib.x12.claimstatus.StatusEvent;
import org.tallystick.lib.x12.claimstatus.StatusSubject;
import org.tallystick.lib.x12.claimstatus.Statuses;

/** The keys of a transaction 276, 277 or 277CA. */
final class StatusSummary implements TransactionSummary {
    private static final String ACKNOWLEDGMENT = "0085";

    private final Statuses reader = new Statuses(this::take);
    private final Consumer<Problem> problems;
    private Map<String, Object> keys = new LinkedHashMap<>();
    private List<Object> subjects = new ArrayList<>();

    StatusSummary(Consumer<Problem> problems) {
        this.problems = problems;
    }

    @Override
    public void take(X12Event event) {
        reader.take(event);
    }

    @Override
    public Map<String, Object> keys() {
        Map<String, Object> done = keys;
        keys = new LinkedHashMap<>();
        return done;
    }

    private void take(StatusEvent event) {
        switch (event) {
            case StatusEvent.Started started -> {
                subjects = new ArrayList<>();
                keys = new Keys()
                        .put("kind", started.heading().structure().equals(ACKNOWLEDGMENT) ? "277CA" : null)
                        .put("reference", started.heading().reference())
                        .list("subjects", subjects)
                        .done();
            }
            case StatusEvent.SubjectRead read -> subjects.add(subject(read.subject()));
            case StatusEvent.Ended _ -> keys.put("count", subjects.size());
            case StatusEvent.ProblemFound found -> problems.accept(found.problem());
        }
    }

    private static Map<String, Object> subject(StatusSubject subject) {
        List<ClaimStatus> statuses = new ArrayList<>(subject.statuses());
        subject.lines().forEach(line -> statuses.addAll(line.statuses()));
        return new Keys()
                .put("level", subject.level())
                .put("trace", subject.trace().number())
                .put("id", EligibilitySummary.id(subject.subscriber()))
                .put(
                        "payerControl",
                        subject.references().stream()
                                .filter(reference -> reference.qualifier().equals("1K"))
                                .findFirst()
                                .map(reference -> (Object) reference.value())
                                .orElse(null))
                .some(
                        "statuses",
                        statuses.stream()
                                .flatMap(status -> status.codes().stream())
                                .map(ClaimStatus.Code::toString)
                                .toList())
                .some(
                        "actions",
                        statuses.stream()
                                .map(ClaimStatus::action)
                                .filter(action -> !action.isEmpty())
                                .distinct()
                                .toList())
                .put("charge", charge(subject, statuses))
                .some(
                        "quantities",
                        subject.quantities().stream()
                                .map(quantity -> new Keys()
                                        .put("kind", quantity.qualifier())
                                        .put("count", quantity.count().toPlainString())
                                        .done())
                                .toList())
                .put("lines", subject.lines().isEmpty() ? null : subject.lines().size())
                .done();
    }

    /** As asked about (AMT T3), or as answered (STC04). */
    private static @Nullable Object charge(StatusSubject subject, List<ClaimStatus> statuses) {
        return subject.supplements().stream()
                .filter(supplement -> supplement.qualifier().equals("T3"))
                .map(supplement -> (Object) supplement.amount().toPlainString())
                .findFirst()
                .orElseGet(() -> statuses.stream()
                        .filter(status -> status.charge() != null)
                        .map(status ->
                                (Object) Objects.requireNonNull(status.charge()).toPlainString())
                        .findFirst()
                        .orElse(null));
    }
}
