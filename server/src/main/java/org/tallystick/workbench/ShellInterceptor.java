package org.tallystick.workbench;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tallystick.access.Caller;
import org.tallystick.access.Memberships;
import org.tallystick.access.Person;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;

/** Puts the {@link Shell} where every template finds it. */
@Configuration(proxyBeanMethods = false)
class ShellInterceptor implements WebMvcConfigurer, HandlerInterceptor {
    private static final Locale LOCALE = Locale.UK;

    private final Companies companies;
    private final Memberships memberships;
    private final BusinessClock clock;
    private final boolean demo;

    ShellInterceptor(
            Companies companies,
            Memberships memberships,
            BusinessClock clock,
            @Value("${tallystick.demo:false}") boolean demo) {
        this.companies = companies;
        this.memberships = memberships;
        this.clock = clock;
        this.demo = demo;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .excludePathPatterns("/api/**", "/vendor/**", "/css/**", "/js/**", "/actuator/**", "/favicon.svg");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute("shell", shell(request));
        return true;
    }

    private Shell shell(HttpServletRequest request) {
        Person person = signedIn();
        Caller caller = (Caller) request.getAttribute(Caller.class.getName());
        Company company = caller == null ? null : companies.get(caller.company());
        List<Company> own = person == null ? List.of() : memberships.companiesOf(person.id());
        return new Shell(
                company,
                own,
                person,
                caller,
                (CsrfToken) request.getAttribute(CsrfToken.class.getName()),
                request.getRequestURI(),
                request.getQueryString(),
                company == null ? null : clock.today(company.id()),
                demo,
                new Formats(LOCALE));
    }

    private static @Nullable Person signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person ? person : null;
    }
}
