package org.tallystick.workbench.online;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.platform.Refusal;
import org.tallystick.providers.Attempt;
import org.tallystick.providers.AttemptDesk;
import org.tallystick.providers.Attempts;
import org.tallystick.providers.Reconciler;
import org.tallystick.providers.Sandbox;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What staff may do about one attempt: cancel it, have the provider asked, or let something happen in the sandbox. */
@Controller
@RequestMapping("/c/{code}/online-payments/{id}")
class AttemptController {
    private final Attempts attempts;
    private final AttemptDesk desk;
    private final Reconciler reconciler;
    private final Sandbox sandbox;

    AttemptController(Attempts attempts, AttemptDesk desk, Reconciler reconciler, Sandbox sandbox) {
        this.attempts = attempts;
        this.desk = desk;
        this.reconciler = reconciler;
        this.sandbox = sandbox;
    }

    @PostMapping("/cancel")
    View cancel(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell) {
        Attempt attempt = find(caller, id);
        desk.cancel(caller, id);
        return back(attempt, shell);
    }

    /** The reconciler comes by within seconds; nobody else decides. */
    @PostMapping("/look")
    View look(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell) {
        Attempt attempt = find(caller, id);
        if (!attempt.state().isUnderWay()) {
            throw Refusal.conflict("ATTEMPT_ENDED", "This payment is decided; there is nothing to ask.");
        }
        reconciler.lookNow(caller.company(), id);
        return back(attempt, shell);
    }

    @PostMapping("/sandbox")
    View play(@PathVariable UUID id, @RequestParam Sandbox.Act act, Caller caller, @RequestAttribute Shell shell) {
        Attempt attempt = find(caller, id);
        if (!Sandbox.plays(attempt.provider()) || attempt.providerPayment() == null) {
            throw Refusal.conflict("NOT_OF_THE_SANDBOX", "Only payments of the sandbox can be played with.");
        }
        sandbox.act(caller, attempt.providerPayment(), act);
        return back(attempt, shell);
    }

    private Attempt find(Caller caller, UUID id) {
        caller.must(Permission.TAKE_PAYMENTS);
        return attempts.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("online payment"));
    }

    private static View back(Attempt attempt, Shell shell) {
        return SeeOther.page(
                shell,
                attempt.request() == null
                        ? "/customers/" + attempt.customer() + "/saved-methods"
                        : "/payment-requests/" + attempt.request());
    }
}
