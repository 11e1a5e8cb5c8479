"""How marks look in a file that stands alone: ink on white, so that it can be printed anywhere."""

FILE_STYLE = """
text{font-family:Vazirmatn,"Noto Sans Arabic",system-ui,sans-serif;font-size:13px;fill:#161d22}
.title{font-weight:600;font-size:16px}.heading{font-weight:600}.note{font-size:11px;fill:#414b51}
.value{font-weight:600}.ground,.sheet{fill:#fff}.ink{fill:#161d22}
.box,.ring{fill:none;stroke:#161d22;stroke-width:1.5}.ring{fill:#fff}.grid{stroke:#c2c9c3}
.ref{stroke:#414b51;stroke-dasharray:2 3}.st,.tie{stroke:#161d22;stroke-width:1.5}.dots{stroke-dasharray:1 5}
.reach{stroke:#161d22;stroke-width:3.5}.point{stroke:#161d22;stroke-width:4}.hl{stroke:#161d22;stroke-width:1.1}.hole{fill:#c2c9c3}
.down{stroke:#c2c9c3}.hill{fill:#dfe4df}
.ridge{fill:none;stroke:#161d22;stroke-width:1.5;vector-effect:non-scaling-stroke}
"""
