package org.tallystick.workbench.settings;

import java.util.ArrayList;
import java.util.List;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalMatrix;
import org.tallystick.approvals.Approver;
import org.tallystick.approvals.Matrix;
import org.tallystick.approvals.MatrixLine;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.Companies;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** Who has to agree to what, from which amount on. */
@Controller
@RequestMapping("/c/{code}/settings/approvals")
class ApprovalMatrixController {
    private final ApprovalMatrix matrix;
    private final Companies companies;
    private final Customers customers;
    private final CustomerLookup lookup;

    ApprovalMatrixController(ApprovalMatrix matrix, Companies companies, Customers customers, CustomerLookup lookup) {
        this.matrix = matrix;
        this.companies = companies;
        this.customers = customers;
        this.lookup = lookup;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        List<ApprovalMatrixPage.OfKind> kinds = new ArrayList<>();
        for (ApprovalKind kind : ApprovalKind.values()) {
            kinds.add(new ApprovalMatrixPage.OfKind(
                    kind,
                    matrix.of(caller.company(), kind).lines().stream()
                            .map(line -> row(caller, line))
                            .toList()));
        }
        model.addAttribute("page", new ApprovalMatrixPage(kinds, currency(caller)));
        return "workbench/settings/approvals";
    }

    /** A row without an approver is left out; a kind without rows needs nobody. */
    @PostMapping
    View set(
            @RequestParam ApprovalKind deed,
            @RequestParam(defaultValue = "") List<String> customer,
            @RequestParam(defaultValue = "") List<String> atLeast,
            @RequestParam(defaultValue = "") List<String> approver,
            @RequestParam(defaultValue = "") List<String> days,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        List<MatrixLine> lines = new ArrayList<>();
        for (int i = 0; i < approver.size(); i++) {
            if (!approver.get(i).isBlank()) {
                lines.add(new MatrixLine(
                        customer(caller, at(customer, i)),
                        Entered.money("amount", at(atLeast, i).isBlank() ? "0" : at(atLeast, i), currency(caller)),
                        Approver.valueOf(approver.get(i)),
                        at(days, i).isBlank()
                                ? ApprovalMatrixPage.USUAL_DAYS
                                : Entered.number("days", at(days, i)).intValue()));
            }
        }
        matrix.set(caller, new Matrix(deed, lines));
        answer.addFlashAttribute("notice", deed.plural() + " asked for from now on follow it.");
        return SeeOther.page(shell, "/settings/approvals");
    }

    private ApprovalMatrixPage.Row row(Caller caller, MatrixLine line) {
        UUID customer = line.customer();
        String number = customer == null
                ? ""
                : customers
                        .find(caller.company(), new CustomerId(customer))
                        .map(Customer::number)
                        .orElse("");
        return new ApprovalMatrixPage.Row(
                number, line.atLeast().toPlainString(), line.approver().name(), Integer.toString(line.answerDays()));
    }

    private @Nullable UUID customer(Caller caller, String number) {
        Customer customer = lookup.findOrNull(caller.company(), number);
        return customer == null ? null : customer.id().value();
    }

    private static String at(List<String> column, int row) {
        return row < column.size() ? column.get(row).strip() : "";
    }

    private CurrencyCode currency(Caller caller) {
        return companies.get(caller.company()).currency();
    }
}
