package org.tallystick.workbench.statements;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.BankStatements;
import org.tallystick.cashapp.LineDesk;
import org.tallystick.cashapp.ReceiptLine;
import org.tallystick.cashapp.ReceiptLines;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** One line that is no payment: which payment it takes back, that it is one after all, or that it is not receivable. */
@Controller
@RequestMapping("/c/{code}/bank-lines/{id}")
class BankLineController {
    private final ReceiptLines lines;
    private final BankStatements statements;
    private final LineDesk desk;

    BankLineController(ReceiptLines lines, BankStatements statements, LineDesk desk) {
        this.lines = lines;
        this.statements = statements;
        this.desk = desk;
    }

    @GetMapping
    String show(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        ReceiptLine line = find(company, id);
        model.addAttribute(
                "page",
                new BankLinePage(
                        line,
                        statements.find(company, line.statement()).orElseThrow(),
                        line.amount().isNegative() ? desk.candidates(company, line) : List.of(),
                        lines.parts(company, id),
                        caller.may(Permission.TAKE_PAYMENTS) ? desk.awaited(company, line) : List.of(),
                        desk.confirmed(company, line),
                        line.isUnexplained() && caller.may(Permission.TAKE_PAYMENTS)));
        return "workbench/statements/line";
    }

    @PostMapping("/return")
    View bookReturn(
            @PathVariable UUID id,
            @RequestParam UUID payment,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        desk.bookReturn(caller, id, new PaymentId(payment), reason);
        return SeeOther.page(shell, "/payments/" + payment);
    }

    @PostMapping("/payment")
    View takePayment(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        return SeeOther.page(shell, "/payments/" + desk.takePayment(caller, id, reason) + "/match");
    }

    @PostMapping("/confirmation")
    View confirm(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<UUID> entry,
            Caller caller,
            @RequestAttribute Shell shell) {
        desk.confirm(caller, id, entry);
        return SeeOther.page(shell, "/bank-lines/" + id);
    }

    @PostMapping("/set-aside")
    View setAside(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        UUID statement = find(caller.company(), id).statement();
        desk.setAside(caller, id, reason);
        return SeeOther.page(shell, "/bank-statements/" + statement);
    }

    private ReceiptLine find(CompanyId company, UUID id) {
        return lines.find(company, id).orElseThrow(() -> Refusal.notFound("bank line"));
    }
}
