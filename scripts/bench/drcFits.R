# Fits every curve of a table with drc and prints {"seconds", "fits"} as JSON: Rscript drcFits.R FILE
suppressMessages(library(drc))
table <- read.csv(commandArgs(trailingOnly = TRUE)[1], stringsAsFactors = FALSE)
curves <- split(table, factor(table$curve, levels = unique(table$curve)))
fitted_curve <- function(points) {
  fit <- try(drm(response ~ dose, data = points, fct = LL.4()), silent = TRUE)
  if (inherits(fit, "try-error")) return(c(NA, NA, NA))
  row <- summary(fit)$coefficients["e:(Intercept)", ]
  c(row[["Estimate"]], sum(residuals(fit)^2), row[["Std. Error"]] / row[["Estimate"]])
}
invisible(lapply(head(curves, 20), fitted_curve))
start <- sum(proc.time()[1:2])
fits <- lapply(curves, fitted_curve)
seconds <- sum(proc.time()[1:2]) - start
number <- function(value) if (is.finite(value)) format(value, digits = 17) else "null"
rows <- vapply(fits, function(fit) paste0("[", paste(vapply(fit, number, ""), collapse = ","), "]"), "")
cat('{"seconds":', seconds, ',"fits":[', paste(rows, collapse = ","), "]}", sep = "")
