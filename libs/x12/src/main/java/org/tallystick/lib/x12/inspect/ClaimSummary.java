package org.tallystick.lib.x12.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.claim.Claim;
import org.tallystick.lib.x12.claim.ClaimEvent;
import org.tallystick.lib.x12.claim.Claims;

/** The keys of a transaction 837. */
final class ClaimSummary implements TransactionSummary {
    private final Claims reader = new Claims(this::take);
    private final Consumer<Problem> problems;
    private Map<String, Object> keys = new LinkedHashMap<>();
    private List<Object> claims = new ArrayList<>();

    ClaimSummary(Consumer<Problem> problems) {
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

    private void take(ClaimEvent event) {
        switch (event) {
            case ClaimEvent.SubmissionStarted started -> {
                claims = new ArrayList<>();
                keys = new Keys()
                        .put("kind", started.submission().kind().name().toLowerCase(Locale.ROOT))
                        .put("reference", started.submission().reference())
                        .put("submitter", started.submission().submitter().id())
                        .done();
            }
            case ClaimEvent.ClaimRead read -> {
                keys.putIfAbsent("billingProvider", Keys.name(read.claim().billing()));
                claims.add(claim(read.claim(), read.balanced()));
            }
            case ClaimEvent.SubmissionEnded ended ->
                keys.putAll(new Keys()
                        .list("claims", claims)
                        .put("totalCharge", ended.charge())
                        .done());
            case ClaimEvent.ProblemFound found -> problems.accept(found.problem());
        }
    }

    private static Map<String, Object> claim(Claim claim, boolean balanced) {
        return new Keys()
                .put("id", claim.id())
                .put("charge", claim.charge())
                .put("frequency", claim.place().frequency())
                .put("services", claim.lines().size())
                .put("balanced", balanced)
                .list("diagnoses", claim.diagnoses())
                .put("payer", claim.coverage().payer().name())
                .done();
    }
}
