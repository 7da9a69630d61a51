"""Settings of the kernels that make starts (IPYTHONDIR): nobody's own profile may change a figure."""

import os

c = get_config()  # noqa: F821
if "JPY_SESSION_NAME" in os.environ:  # in JupyterLab: what is typed as a parameter is checked, as make checks what it reads
    c.InteractiveShellApp.extensions = ["themeloom.project.typed_values"]
c.HistoryManager.enabled = False  # kernels side by side would wait for one history file
# silent: the warning on unencrypted TCP at each start (these kernels serve this machine only), the caught interrupt at the end
c.IPKernelApp.log_level = 50
