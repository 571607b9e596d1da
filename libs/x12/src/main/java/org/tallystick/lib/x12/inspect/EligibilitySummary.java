package org.tallystick.lib.x12.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Rejection;
import org.tallystick.lib.x12.element.Trace;
import org.tallystick.lib.x12.eligibility.Benefit;
import org.tallystick.lib.x12.eligibility.Eligibilities;
import org.tallystick.lib.x12.eligibility.EligibilityEvent;
import org.tallystick.lib.x12.eligibility.EligibilitySubject;

/** The keys of a transaction 270 or 271. */
final class EligibilitySummary implements TransactionSummary {
    private final Eligibilities reader = new Eligibilities(this::take);
    private final Consumer<Problem> problems;
    private Map<String, Object> keys = new LinkedHashMap<>();
    private List<Object> subjects = new ArrayList<>();

    EligibilitySummary(Consumer<Problem> problems) {
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

    private void take(EligibilityEvent event) {
        switch (event) {
            case EligibilityEvent.Started started -> {
                subjects = new ArrayList<>();
                keys = new Keys()
                        .put("reference", started.heading().reference())
                        .list("subjects", subjects)
                        .done();
            }
            case EligibilityEvent.SubjectRead read -> subjects.add(subject(read.subject()));
            case EligibilityEvent.Ended _ -> keys.put("count", subjects.size());
            case EligibilityEvent.ProblemFound found -> problems.accept(found.problem());
        }
    }

    private static Map<String, Object> subject(EligibilitySubject subject) {
        return new Keys()
                .put("level", subject.level())
                .put("payer", subject.source().id())
                .put("provider", subject.receiver().id())
                .put("id", id(subject.subscriber()))
                .put("dependent", subject.dependent() == null ? null : true)
                .some("traces", subject.traces().stream().map(Trace::number).toList())
                .some(
                        "serviceTypes",
                        subject.questions().stream()
                                .flatMap(question -> question.serviceTypes().stream())
                                .toList())
                .some(
                        "benefits",
                        subject.benefits().stream()
                                .map(EligibilitySummary::benefit)
                                .toList())
                .some("rejections", rejections(subject.rejections()))
                .done();
    }

    static String id(@Nullable Party party) {
        return party == null ? "" : party.id();
    }

    static List<Map<String, Object>> rejections(List<Rejection> rejections) {
        return rejections.stream()
                .map(rejection -> new Keys()
                        .put("reason", rejection.reason())
                        .put("followUp", rejection.followUp())
                        .done())
                .toList();
    }

    private static Map<String, Object> benefit(Benefit benefit) {
        return new Keys()
                .put("code", benefit.kind())
                .some("serviceTypes", benefit.serviceTypes())
                .put("plan", benefit.plan())
                .put("period", benefit.timePeriod())
                .put("amount", benefit.amount())
                .put(
                        "percent",
                        benefit.percent() == null ? null : benefit.percent().toPlainString())
                .put("inNetwork", benefit.network())
                .done();
    }
}
