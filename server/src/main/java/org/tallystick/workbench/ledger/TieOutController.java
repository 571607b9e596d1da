package org.tallystick.workbench.ledger;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.controls.TieOut;
import org.tallystick.controls.TieOutReport;
import org.tallystick.controls.TieOutRuns;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Whether bank, ledger and sub-ledgers agree, and what keeps them apart, day by day. */
@Controller
@RequestMapping("/c/{code}/ledger/tie-out")
class TieOutController {
    private static final int SHOWN = 60;

    private final TieOut tieOut;
    private final TieOutRuns runs;

    TieOutController(TieOut tieOut, TieOutRuns runs) {
        this.tieOut = tieOut;
        this.runs = runs;
    }

    @GetMapping
    String show(
            @RequestParam @Nullable UUID run,
            @RequestParam(defaultValue = "false") boolean broken,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Optional<TieOutReport> report = run == null
                ? runs.latest(company)
                : Optional.of(runs.find(company, run).orElseThrow(() -> Refusal.notFound("comparison")));
        model.addAttribute(
                "page",
                new TieOutPage(
                        report.orElse(null),
                        runs.list(company, broken, SHOWN),
                        broken,
                        caller.may(Permission.CHECK_BOOKS)));
        return "workbench/ledger/tieout";
    }

    @PostMapping
    View compare(Caller caller, @RequestAttribute Shell shell) {
        tieOut.now(caller);
        return SeeOther.page(shell, "/ledger/tie-out");
    }
}
