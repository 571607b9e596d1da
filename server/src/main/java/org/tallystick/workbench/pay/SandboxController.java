package org.tallystick.workbench.pay;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.Refusal;
import org.tallystick.providers.Sandbox;
import org.tallystick.providers.SandboxOutcome;
import org.tallystick.providers.SandboxPayment;
import org.tallystick.workbench.SeeOther;

/** The page of the sandbox on which a payer "pays": it stands where a provider's own page would. */
@Controller
@RequestMapping("/sandbox/{code}/{id}")
class SandboxController {
    private final Sandbox sandbox;
    private final Companies companies;

    SandboxController(Sandbox sandbox, Companies companies) {
        this.sandbox = sandbox;
        this.companies = companies;
    }

    @GetMapping
    String show(@PathVariable String code, @PathVariable String id, Model model) {
        SandboxPayment payment = find(code, id);
        model.addAttribute("page", payment);
        model.addAttribute("chosen", SandboxOutcome.of(payment.amount().minor()));
        model.addAttribute("path", "/sandbox/" + code + "/" + id);
        return "workbench/pay/sandbox";
    }

    @PostMapping
    View choose(@PathVariable String code, @PathVariable String id, @RequestParam SandboxOutcome outcome) {
        SandboxPayment payment = find(code, id);
        sandbox.choose(company(code).orElseThrow().id(), id, outcome);
        return SeeOther.address(payment.returnTo() == null ? "/" : payment.returnTo());
    }

    private SandboxPayment find(String code, String id) {
        return company(code)
                .flatMap(company -> sandbox.find(company.id(), id))
                .orElseThrow(() -> Refusal.notFound("payment page"));
    }

    private Optional<Company> company(String code) {
        return companies.find(code);
    }
}
