package org.tallystick.workbench.ledger;

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
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Whether the control accounts equal the items they are made of, day by day. */
@Controller
@RequestMapping("/c/{code}/ledger/tie-out")
class TieOutController {
    private static final int SHOWN = 200;

    private final TieOut tieOut;

    TieOutController(TieOut tieOut) {
        this.tieOut = tieOut;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "false") boolean broken, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute(
                "page",
                new TieOutPage(
                        tieOut.list(caller.company(), broken, SHOWN), broken, caller.may(Permission.CHECK_BOOKS)));
        return "workbench/ledger/tieout";
    }

    @PostMapping
    View compare(Caller caller, @RequestAttribute Shell shell) {
        tieOut.now(caller);
        return SeeOther.page(shell, "/ledger/tie-out");
    }
}
