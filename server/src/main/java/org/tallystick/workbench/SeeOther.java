package org.tallystick.workbench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What a form that was carried out answers: look at this page now (303), so that loading it again repeats nothing. */
public final class SeeOther {
    private SeeOther() {}

    /** A page of the present company, such as {@code /customers}. */
    public static View page(Shell shell, String page) {
        return address(shell.at(page));
    }

    /** A whole address of this installation. */
    public static View address(String address) {
        var view = new RedirectView(address);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        view.setExpandUriTemplateVariables(false);
        return view;
    }

    /** A value of a query, as an address carries it. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
