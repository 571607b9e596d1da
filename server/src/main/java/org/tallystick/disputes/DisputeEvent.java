package org.tallystick.disputes;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.collections.disputes.DisputeState;
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.lib.money.Money;

/** One thing that happened to a dispute, as it is written down: a step, or one of the others named here. */
record DisputeEvent(
        String what,
        DisputeState state,
        @Nullable Owner owner,
        @Nullable LocalDate dueOn,
        @Nullable Money amount,
        @Nullable UUID request,
        @Nullable String deedType,
        @Nullable UUID deed,
        @Nullable String cause,
        @Nullable String note) {
    static final String OPENED = "OPENED";
    static final String ASSIGNED = "ASSIGNED";
    static final String ESCALATED = "ESCALATED";
    static final String SPLIT = "SPLIT";
    static final String SETTLED = "SETTLED";

    static DisputeEvent of(String what, DisputeState state) {
        return new DisputeEvent(what, state, null, null, null, null, null, null, null, null);
    }

    static DisputeEvent of(DisputeStep step, DisputeState state) {
        return of(step.name(), state);
    }

    DisputeEvent to(Owner whom) {
        return new DisputeEvent(what, state, whom, dueOn, amount, request, deedType, deed, cause, note);
    }

    DisputeEvent due(LocalDate on) {
        return new DisputeEvent(what, state, owner, on, amount, request, deedType, deed, cause, note);
    }

    DisputeEvent over(@Nullable Money part) {
        return new DisputeEvent(what, state, owner, dueOn, part, request, deedType, deed, cause, note);
    }

    DisputeEvent asked(@Nullable UUID id) {
        return new DisputeEvent(what, state, owner, dueOn, amount, id, deedType, deed, cause, note);
    }

    DisputeEvent by(String type, UUID id) {
        return new DisputeEvent(what, state, owner, dueOn, amount, request, type, id, cause, note);
    }

    DisputeEvent because(String code) {
        return new DisputeEvent(what, state, owner, dueOn, amount, request, deedType, deed, code, note);
    }

    DisputeEvent saying(@Nullable String words) {
        return new DisputeEvent(what, state, owner, dueOn, amount, request, deedType, deed, cause, words);
    }
}
