package org.tallystick.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is shown when a request ended outside the controllers: unknown companies, missing CSRF tokens, bugs in a page. */
@Controller
class ErrorPages implements ErrorController {
    @RequestMapping("/error")
    Object show(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("HX-Push-Url", "false"); // the browser stays at the form that was refused
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return switch (status) {
            case 403 ->
                RefusalAnswer.of(
                        403,
                        "FORBIDDEN",
                        "This is not allowed, or the page was open for too long. Load it again and repeat.",
                        request);
            case 404 -> RefusalAnswer.of(404, "NOT_FOUND", "There is no such page.", request);
            case 503 ->
                RefusalAnswer.of(
                        503, "BUSY", "Others worked on the same rows; nothing was changed. Try again.", request);
            case 405 -> RefusalAnswer.of(405, "METHOD_NOT_ALLOWED", "This address does not do that.", request);
            default ->
                status < 500
                        ? RefusalAnswer.of(status, "REQUEST_INVALID", "The request could not be read.", request)
                        : RefusalAnswer.of(
                                status,
                                "INTERNAL",
                                "Something went wrong on our side; nothing was half done. It is noted in the log.",
                                request);
        };
    }
}
