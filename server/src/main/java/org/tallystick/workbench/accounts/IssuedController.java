package org.tallystick.workbench.accounts;

import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customers;
import org.tallystick.delivery.Artefacts;
import org.tallystick.delivery.Deliveries;
import org.tallystick.delivery.DeliveryDesk;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.statements.Statement;
import org.tallystick.statements.Statements;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.deliveries.Pdf;

/** One statement of account as it was issued. */
@Controller
@RequestMapping("/c/{code}/account-statements/issued/{id}")
class IssuedController {
    private final Statements statements;
    private final Customers customers;
    private final Deliveries deliveries;
    private final DeliveryDesk desk;
    private final Artefacts artefacts;

    IssuedController(
            Statements statements, Customers customers, Deliveries deliveries, DeliveryDesk desk, Artefacts artefacts) {
        this.statements = statements;
        this.customers = customers;
        this.deliveries = deliveries;
        this.desk = desk;
        this.artefacts = artefacts;
    }

    @GetMapping
    String show(@PathVariable UUID id, Caller caller, Model model) {
        Statement statement = find(caller, id);
        CompanyId company = caller.company();
        UUID previous = statement.previous();
        model.addAttribute(
                "page",
                new AccountPages.Issued(
                        statement,
                        statements.content(company, id).orElseThrow(),
                        customers.find(company, statement.customer()).orElseThrow(),
                        previous == null
                                ? null
                                : statements.find(company, previous).orElseThrow(),
                        statements.next(company, id).orElse(null),
                        deliveries.ofDocument(company, id)));
        return "workbench/accounts/issued";
    }

    @GetMapping("/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, Caller caller) {
        Statement statement = find(caller, id);
        return Pdf.answer(artefacts.statementPdf(caller.company(), statement.id()));
    }

    @PostMapping("/deliveries")
    View send(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        caller.must(Permission.BILL);
        Statement statement = find(caller, id);
        desk.sendStatementAgain(caller, statement.id());
        answer.addFlashAttribute("notice", "The statement is on its way.");
        return SeeOther.page(shell, "/account-statements/issued/" + id);
    }

    private Statement find(Caller caller, UUID id) {
        caller.must(Permission.VIEW);
        return statements.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("statement"));
    }
}
