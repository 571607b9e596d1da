package org.tallystick.workbench.books;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.controls.BooksCheck;
import org.tallystick.controls.Invariants;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.outbox.OutboxQueue;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Whether the books are in order. */
@Controller
@RequestMapping("/c/{code}/books")
class BooksController {
    private static final int RUNS = 30;

    private final BooksCheck check;
    private final Invariants invariants;
    private final OutboxQueue outbox;

    BooksController(BooksCheck check, Invariants invariants, OutboxQueue outbox) {
        this.check = check;
        this.invariants = invariants;
        this.outbox = outbox;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        model.addAttribute(
                "page",
                new BooksPage(
                        check.latest(company).orElse(null),
                        invariants.all(),
                        check.recent(company, RUNS),
                        outbox.parked(company),
                        caller.may(Permission.CHECK_BOOKS),
                        caller.may(Permission.ADMINISTER)));
        return "workbench/books/books";
    }

    @PostMapping("/checks")
    View run(Caller caller, @RequestAttribute Shell shell) {
        check.run(caller);
        return SeeOther.page(shell, "/books");
    }

    @PostMapping("/parked")
    View retry(Caller caller, @RequestAttribute Shell shell) {
        caller.must(Permission.ADMINISTER);
        outbox.retryParked(caller.company());
        return SeeOther.page(shell, "/books");
    }
}
