package org.tallystick.workbench.sign;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.customers.Customers;
import org.tallystick.onboarding.AcknowledgementDesk;
import org.tallystick.onboarding.SigningRequest;
import org.tallystick.onboarding.SigningRequests;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.workbench.SeeOther;

/** Whoever has the link reads who pays and on which terms, and accepts it, once. */
@Controller
@RequestMapping("/sign/{code}/terms/{token}")
class TermsController {
    private final SigningRequests requests;
    private final Customers customers;
    private final AcknowledgementDesk desk;
    private final Companies companies;
    private final Transactions transactions;
    private final BusinessClock clock;

    TermsController(
            SigningRequests requests,
            Customers customers,
            AcknowledgementDesk desk,
            Companies companies,
            Transactions transactions,
            BusinessClock clock) {
        this.requests = requests;
        this.customers = customers;
        this.desk = desk;
        this.companies = companies;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String code, @PathVariable String token, Model model, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        Optional<TermsPage> page = companies
                .find(code)
                .flatMap(company -> transactions.reading(CompanyScope.of(company.id()), () -> page(company, token)));
        if (page.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "workbench/sign/wrong";
        }
        model.addAttribute("page", page.get());
        return "workbench/sign/terms";
    }

    private Optional<TermsPage> page(Company company, String token) {
        return requests.behind(company.id(), token)
                .map(request -> new TermsPage(
                        "/sign/" + company.code() + "/terms/" + token,
                        company.name(),
                        customers
                                .find(company.id(), request.customer())
                                .orElseThrow()
                                .name(),
                        request,
                        request.state(clock.now()),
                        LocalDate.ofInstant(request.expiresAt(), company.zone())));
    }

    @PostMapping
    View sign(
            @PathVariable String code,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String signer,
            @RequestParam(defaultValue = "false") boolean agreed) {
        Company company = companies.find(code).orElseThrow(TermsController::wrong);
        SigningRequest request = transactions
                .reading(CompanyScope.of(company.id()), () -> requests.behind(company.id(), token))
                .orElseThrow(TermsController::wrong);
        if (!agreed) {
            throw Refusal.invalid("NOT_AGREED", "Tick that you agree to the text, and may sign for whoever pays.");
        }
        transactions.in(CompanyScope.of(company.id()), () -> {
            desk.sign(company.id(), request.id(), signer);
            return request;
        });
        return SeeOther.address("/sign/" + company.code() + "/terms/" + token);
    }

    private static Refusal wrong() {
        return Refusal.notFound("request");
    }
}
