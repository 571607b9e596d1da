package org.tallystick.workbench;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Invitations;
import org.tallystick.access.Memberships;
import org.tallystick.access.Person;
import org.tallystick.platform.Company;

/** The doors: login, the link of an invitation, and the choice of a company behind them. */
@Controller
class LoginController {
    private final Invitations invitations;
    private final Memberships memberships;

    LoginController(Invitations invitations, Memberships memberships) {
        this.invitations = invitations;
        this.memberships = memberships;
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, Model model) {
        model.addAttribute("page", LoginPage.of(request.getParameterMap().keySet()));
        return "workbench/login";
    }

    /** To the only company, or to the list of them. */
    @GetMapping("/")
    String enter(Person person, Model model) {
        List<Company> companies = memberships.companiesOf(person.id());
        if (companies.size() == 1) {
            return "redirect:/c/" + companies.getFirst().code();
        }
        model.addAttribute("companies", companies);
        return "workbench/companies";
    }

    /** Only shows the form: a mail scanner that follows the link must not use it up. */
    @GetMapping("/welcome/{token}")
    String welcome(@PathVariable String token, Model model) {
        model.addAttribute(
                "page", new WelcomePage(token, invitations.find(token).orElse(null)));
        return "workbench/welcome";
    }

    @PostMapping("/welcome/{token}")
    String accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        Person person = invitations.accept(token, email, name, password);
        signIn(person, request, response);
        return memberships.companiesOf(person.id()).isEmpty() ? "redirect:/companies/new" : "redirect:/";
    }

    private static void signIn(Person person, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        SecurityContextHolder.setContext(context);
        request.getSession(true);
        request.changeSessionId();
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
