package org.tallystick.lib.bankfiles.inspect;

import java.util.Set;
import java.util.function.Consumer;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;

/** Passes problems on and remembers whether one of them speaks of control totals. */
final class ControlsWatch implements Consumer<Problem> {
    private final Consumer<Problem> problems;
    private final Set<ProblemCode> controls;
    private boolean agree = true;

    ControlsWatch(Consumer<Problem> problems, Set<ProblemCode> controls) {
        this.problems = problems;
        this.controls = controls;
    }

    @Override
    public void accept(Problem problem) {
        agree &= !controls.contains(problem.code());
        problems.accept(problem);
    }

    boolean agree() {
        return agree;
    }
}
