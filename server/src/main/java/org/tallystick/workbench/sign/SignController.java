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
import org.tallystick.contracts.Contract;
import org.tallystick.contracts.Contracts;
import org.tallystick.contracts.Offer;
import org.tallystick.contracts.Offers;
import org.tallystick.contracts.SigningDesk;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.workbench.SeeOther;

/** Whoever has the link reads what is to be signed and signs it, once. */
@Controller
@RequestMapping("/sign/{code}/{token}")
class SignController {
    private final Offers offers;
    private final Contracts contracts;
    private final SigningDesk desk;
    private final Companies companies;
    private final Transactions transactions;
    private final BusinessClock clock;

    SignController(
            Offers offers,
            Contracts contracts,
            SigningDesk desk,
            Companies companies,
            Transactions transactions,
            BusinessClock clock) {
        this.offers = offers;
        this.contracts = contracts;
        this.desk = desk;
        this.companies = companies;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String code, @PathVariable String token, Model model, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        Optional<SignPage> page = companies
                .find(code)
                .flatMap(company -> transactions.reading(CompanyScope.of(company.id()), () -> page(company, token)));
        if (page.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "workbench/sign/wrong";
        }
        model.addAttribute("page", page.get());
        return "workbench/sign/sign";
    }

    private Optional<SignPage> page(Company company, String token) {
        return offers.behind(company.id(), token).map(offer -> page(company, token, offer));
    }

    private SignPage page(Company company, String token, Offer offer) {
        Contract contract = contracts.get(company.id(), offer.contract());
        return new SignPage(
                "/sign/" + company.code() + "/" + token,
                company.name(),
                contract.number(),
                contract.title(),
                offer,
                offer.state(clock.now()),
                LocalDate.ofInstant(offer.expiresAt(), company.zone()));
    }

    @PostMapping
    View sign(
            @PathVariable String code,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String signer,
            @RequestParam(defaultValue = "false") boolean agreed) {
        Company company = companies.find(code).orElseThrow(SignController::wrong);
        Offer offer = transactions
                .reading(CompanyScope.of(company.id()), () -> offers.behind(company.id(), token))
                .orElseThrow(SignController::wrong);
        if (!agreed) {
            throw Refusal.invalid("NOT_AGREED", "Tick that you agree to the text, and may sign for your side.");
        }
        transactions.in(CompanyScope.of(company.id()), () -> {
            desk.sign(company.id(), offer.id(), signer);
            return offer;
        });
        return SeeOther.address("/sign/" + company.code() + "/" + token);
    }

    private static Refusal wrong() {
        return Refusal.notFound("offer");
    }
}
