package org.tallystick.lib.x12.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.authorization.AuthorizationEvent;
import org.tallystick.lib.x12.authorization.AuthorizationSubject;
import org.tallystick.lib.x12.authorization.Authorizations;
import org.tallystick.lib.x12.element.Trace;

/** The keys of a transaction 278. */
final class AuthorizationSummary implements TransactionSummary {
    private final Authorizations reader = new Authorizations(this::take);
    private final Consumer<Problem> problems;
    private Map<String, Object> keys = new LinkedHashMap<>();
    private List<Object> subjects = new ArrayList<>();

    AuthorizationSummary(Consumer<Problem> problems) {
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

    private void take(AuthorizationEvent event) {
        switch (event) {
            case AuthorizationEvent.Started started -> {
                subjects = new ArrayList<>();
                keys = new Keys()
                        .put("reference", started.heading().reference())
                        .put("purpose", started.heading().purpose())
                        .list("subjects", subjects)
                        .done();
            }
            case AuthorizationEvent.SubjectRead read -> subjects.add(subject(read.subject()));
            case AuthorizationEvent.Ended _ -> keys.put("count", subjects.size());
            case AuthorizationEvent.ProblemFound found -> problems.accept(found.problem());
        }
    }

    private static Map<String, Object> subject(AuthorizationSubject subject) {
        return new Keys()
                .put("level", subject.level())
                .put("id", EligibilitySummary.id(subject.subscriber()))
                .some("traces", subject.traces().stream().map(Trace::number).toList())
                .some("request", subject.request())
                .put("decision", subject.decision())
                .put("number", subject.number())
                .some("rejections", EligibilitySummary.rejections(subject.rejections()))
                .done();
    }
}
