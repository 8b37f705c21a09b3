# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmark's data: one endpoint file of some 60 lines, many such files, and one large file."""
import pathlib

ENDPOINT = """\
# Endpoint {number:05d}, owned by the pricing team; rolled out by pull request only
$schema: https://azuremlschemas.azureedge.net/latest/onlineEndpoint.schema.json
name: price-{number:05d}   # the host name begins with it
type: online
auth_mode: key
tags: {{team: pricing, tier: "gold",  cost-center: '0815'}}

# Shares of the requests, 100 in all
traffic:
  blue: {blue}     # since spring
  green: {green}    # on trial, ticket #{number:05d}

deployments:
  #blue deployment
  - name: blue
    model:
      name: price
      version: 7
      local_path: ../../price-7/model/regression.pkl
    code_configuration:
      code:
        local_path: ../../price-7/scoring/
      scoring_script: score.py
    environment:
      name: price-env
      version: 3
      path: .
      conda_file: file:../../price-7/environment/conda.yml
      docker:
        image: mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu20.04:20230727.v1
    instance_type: Standard_F2s_v2
    scale_settings:
      scale_type: manual
      instance_count: 3   # two were too few in December
      min_instances: 1
      max_instances: 4
    environment_variables:
      NOTE: |
        more than one line
          and: "quoted", indented # and no comment
      WINDOWS_PATH: "D:\\\\models\\\\price"

  #green deployment
  - name: green
    model:
      name: price
      version: 8
      local_path: ../../price-8/model/regression.pkl
    code_configuration:
      code:
        local_path: ../../price-8/scoring/
      scoring_script: score.py
    environment: azureml:price-env:4
    instance_type:   Standard_F2s_v2
    scale_settings: {{ scale_type: manual, instance_count: 1 }}
    liveness_probe:
        initial_delay: 10
        period: 1e1
        enabled: yes
"""


def endpoint(number, blue=90, green=10):
    return ENDPOINT.format(number=number, blue=blue, green=green)


def large(size, blue=90, green=10):
    """At least size bytes: a map of endpoints; blue and green are the first one's."""
    parts = ["# Endpoints of all regions\nendpoints:\n"]
    length = number = 0
    while length < size:
        text = endpoint(number, blue, green) if number == 0 else endpoint(number)
        lines = ("    " + line if line.strip() else line for line in text.splitlines(True))
        parts.append(f"  ep{number:05d}:\n" + "".join(lines))
        length += len(parts[-1])
        number += 1
    return "".join(parts)


def write_one(folder):
    (pathlib.Path(folder) / "one.yml").write_text(endpoint(0), encoding="utf-8")


def write_many(folder, count):
    for number in range(count):
        file = pathlib.Path(folder) / f"price-{number:05d}.yml"
        file.write_text(endpoint(number), encoding="utf-8")


def write_large(folder, size):
    (pathlib.Path(folder) / "large.yml").write_text(large(size), encoding="utf-8")
